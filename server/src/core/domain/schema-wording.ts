import type { Age } from "../catalog/libvirt-schema.js";
import type { Target } from "../catalog/versions.js";
import type { Fix } from "../lint/finding.js";
import type { DocumentKind } from "./document-kind.js";
import type { LibvirtDocument } from "./document.js";
import type { Unknown } from "./schema-problem.js";

/** `libvirt's schema knows no <foo> in <disk>`, or since when it does. */
export function notKnown(what: string, where: string, age: Age, target: Target): string {
  if (age === undefined) return `libvirt's schema knows no ${what} ${where}`;
  const { libvirt = age.absentIn } = target;
  return `libvirt ${libvirt} does not know ${what} ${where} yet (libvirt ${age.knownIn} does)`;
}

/** What becomes of a name that libvirt does not know. Only `virsh edit` checks against the schema without being asked. */
export function fateOfName({ kind }: LibvirtDocument): string {
  if (isWholeDomain(kind)) {
    return "`virsh define` drops it without a word, `virsh edit` refuses the file";
  }
  return kind === "device" || kind === "backup"
    ? "libvirt drops it without a word"
    : "libvirt drops it without a word, or refuses the file when it is asked to validate it";
}

/** What becomes of a value that libvirt does not know. */
export function fateOfValue({ kind }: LibvirtDocument): string {
  return isWholeDomain(kind)
    ? "`virsh edit` refuses the file, `virsh define` mostly does too"
    : "libvirt mostly refuses the file";
}

/** What follows from a child that is missing though libvirt's schema requires it. */
export function fateOfGap({ kind }: LibvirtDocument): string {
  return isWholeDomain(kind) ? ", so `virsh edit` refuses the file" : "";
}

function isWholeDomain(kind: DocumentKind): boolean {
  return kind === "domain" || kind === "save-image";
}

/** `a, b or c`; what is beyond the first ten is only counted. */
export function oneOf(words: readonly string[]): string {
  const shown = words.length > 10 ? words.slice(0, 9) : words;
  const rest = words.length - shown.length;
  const items = rest > 0 ? [...shown, `${String(rest)} more`] : shown;
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} or ${items.slice(-1).join("")}`;
}

/**
 * The correction as a fix. libvirt begins to obey what it ignored, so somebody has to look. Where a manager writes the
 * XML anew there is none, since it would be lost.
 */
export function correct(
  domain: LibvirtDocument,
  { correction }: Unknown,
  title: string,
): readonly Fix[] {
  if (correction === undefined || domain.manager !== undefined) return [];
  return [
    {
      title: `${title} (libvirt then obeys it)`,
      safety: "needs-care",
      effect: "restart",
      activates: true,
      edits: correction,
    },
  ];
}
