import type { DocumentKind } from "../domain/document-kind.js";
import type { LibvirtDocument } from "../domain/document.js";
import type { Domain } from "../domain/domain.js";
import type { FilledIn, Template } from "../xml/template.js";
import type { Fix, RuleFinding } from "./finding.js";
import { type Severity, milder } from "./severity.js";

/**
 * A rule's finding as it has to be in this document; undefined where it cannot be known. No fix is left that would be
 * lost, that libvirt would refuse there, or that would write over what a template fills in.
 */
export function limited(
  finding: RuleFinding,
  severity: Severity,
  { kind, isLibvirtsOwn }: Pick<LibvirtDocument, "kind" | "isLibvirtsOwn">,
  template: Template,
): RuleFinding | undefined {
  if (template.decidesAt(finding.span.start, containers)) return undefined;
  const fixes = isLibvirtsOwn ? [] : (finding.fixes ?? []);
  return {
    ...finding,
    // Nobody runs a snapshot's domain as it is; what is slow in it is worth knowing when it is reverted to.
    ...(kind === "snapshot" && { severity: milder(finding.severity ?? severity, "information") }),
    fixes: fixes
      .filter((fix) => permits(kind, fix.safety) && !template.isTouchedBy(fix))
      .map((fix) => (kind === "device" ? { ...fix, effect: "live" } : fix)),
  };
}

/** False where a guest may have more than is written: it is a device alone, or a template decides what it has. */
export function showsWholeGuest({ element, kind }: Domain, template: Template): boolean {
  return (
    kind !== "device" &&
    !template.decidesWithin(element) &&
    template.valuesWithin(element).every(isOfNoAccount)
  );
}

/** A value that tells a rule nothing about the rest of the guest, or that the model takes for unknown. */
function isOfNoAccount({ attribute, element }: FilledIn): boolean {
  const names = attribute === undefined ? [""] : [attribute, "*"];
  return names.some((name) => ofNoAccount.get(element.name)?.has(name) === true);
}

/** Attributes by element; "" is the element's text, and "*" stands for every attribute. */
const ofNoAccount: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    name: [""],
    uuid: [""],
    title: [""],
    description: [""],
    memory: ["", "unit"],
    currentMemory: ["", "unit"],
    vcpu: [""],
    emulator: [""],
    loader: [""],
    nvram: [""],
    kernel: [""],
    initrd: [""],
    cmdline: [""],
    serial: [""],
    source: ["file", "dev", "name", "network", "bridge", "pool", "volume"],
    target: ["dev"],
    mac: ["address"],
    model: ["type"],
    alias: ["name"],
    graphics: ["*"],
    listen: ["*"],
    driver: ["type", "cache", "io", "discard", "detect_zeroes"],
  }).map(([element, attributes]) => [element, new Set(attributes)]),
);

/** libvirt compares the guest's hardware with that of the saved state and refuses what differs (`virDomainDefCheckABIStability`). */
function permits(kind: DocumentKind, safety: Fix["safety"]): boolean {
  return safety !== "guest-visible" || (kind !== "snapshot" && kind !== "save-image");
}

/** Elements whose children do not tell of each other. */
const containers: ReadonlySet<string> = new Set([
  "domain",
  "inactiveDomain",
  "domainsnapshot",
  "devices",
  "network",
]);
