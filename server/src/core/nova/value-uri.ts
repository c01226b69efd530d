import { isIpv6 } from "./value-host.js";
import { pythonRepr } from "./python-text.js";

/**
 * Why oslo.config's `URI` refuses a value of printable ASCII, in the words of the rfc3986 library that it asks: scheme
 * and host must be there and valid, the path must be valid. Undefined for one that it takes.
 */
export function uriProblem(
  value: string,
  schemes: readonly string[] | undefined,
): string | undefined {
  const parts = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/([^\\/?#]*))?([^?#]*)/i.exec(value);
  const [, scheme, authority = "", path = ""] = parts ?? [];
  const host = hostOf(authority);
  const missing = [
    ...(host === undefined ? ["host"] : []),
    ...(scheme === undefined ? ["scheme"] : []),
  ];
  if (missing.length > 0) {
    return `${missing.join(", ")} ${missing.length === 1 ? "was" : "were"} required but missing`;
  }
  const invalid = [
    ...(/^\[.*%(?!25).*\]$/.test(host ?? "") ? ["host"] : []),
    // What else does not belong into a path is percent-encoded first.
    ...(/[[\]]/.test(path) ? ["path"] : []),
  ];
  if (invalid.length > 0) {
    return `${invalid.join(", ")} ${invalid.length === 1 ? "was" : "were"} found to be invalid`;
  }
  if (schemes === undefined || scheme === undefined || schemes.includes(scheme)) return undefined;
  const allowed = [...schemes].sort().map(pythonRepr).join(", ");
  return `scheme was required to be one of [${allowed}] but was ${pythonRepr(scheme)}`;
}

const character = String.raw`[\w.~!$&'()*+,;=-]|%[\da-f]{2}`;

const subauthority = new RegExp(
  String.raw`^(?:(?:${character}|:)+@)?((?:${character})*|\[[^\]]*\]):?(?:\d{1,5})?$`,
  "i",
);

/** The host within an authority; undefined when there is none or when the authority cannot be read. */
function hostOf(authority: string): string | undefined {
  if (authority === "") return undefined;
  const host = subauthority.exec(authority)?.[1];
  if (host === undefined) return undefined;
  if (host.startsWith("[")) return isLiteral(host.slice(1, -1)) ? host : undefined;
  const looksLikeIpv4 = /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host);
  return looksLikeIpv4 && host.split(".").some((byte) => Number(byte) > 255) ? undefined : host;
}

function isLiteral(text: string): boolean {
  const [address = "", ...zone] = text.split("%");
  if (zone.length > 0 && !/^(?:[\w.~-]|%[\da-f]{2})+$/i.test(zone.join("%"))) return false;
  return isIpv6(address) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(text);
}
