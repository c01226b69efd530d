import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Passthrough } from "./domain.js";
import { attributeOf } from "./written.js";

/**
 * From what virt-install, virt-manager and Cockpit note in the metadata, else from settings that only a Windows
 * guest has.
 */
export function readGuestOs(domain: XmlElement, passthrough: Passthrough): Domain["guestOs"] {
  const id = osId(domain);
  if (id?.includes("microsoft.com/win") === true) return "windows";
  if (id !== undefined) return /bsd|solaris|apple|novell|haiku/i.test(id) ? undefined : "linux";
  const features = child(domain, "features");
  const clock = child(domain, "clock");
  const hypervTimer = children(clock, "timer").some(
    (timer) =>
      attributeOf(timer, "name")?.value === "hypervclock" &&
      attributeOf(timer, "present")?.value === "yes",
  );
  const looksLikeWindows =
    child(features, "hyperv") !== undefined ||
    hypervTimer ||
    (clock !== undefined && attributeOf(clock, "offset")?.value === "localtime");
  return looksLikeWindows && !isMacOs(passthrough) ? "windows" : undefined;
}

/**
 * A Windows that knows Hyper-V's interfaces, which came with Vista and Server 2008: when the metadata say so, and not only
 * a setting that other guests have now and then as well.
 */
export function isNotedAsEnlightened({ element }: Domain): boolean {
  const [, version] = /microsoft\.com\/win\/(.+)$/.exec(osId(element) ?? "") ?? [];
  return version !== undefined && !/^(?:[1-3]\..*|95|98|me|2k|2k3.*|xp)$/.test(version);
}

/** Which runs only where QEMU has Apple's system management controller, and that comes past libvirt. */
function isMacOs(passthrough: Passthrough): boolean {
  return passthrough.mentions("isa-applesmc");
}

function osId(domain: XmlElement): string | undefined {
  const metadata = child(domain, "metadata")?.children ?? [];
  return metadata
    .filter(({ name }) => name === "libosinfo:libosinfo" || name === "libosinfo")
    .flatMap((item) => item.children)
    .map((os) => attributeOf(os, "id")?.value)
    .find((value) => value !== undefined);
}
