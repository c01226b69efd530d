import { isRootName, isStartOfRootName, kindOf } from "../domain/document-kind.js";
import { mayHoldNova } from "../embedded/may-hold-nova.js";
import { isNovaFileName } from "../nova/file-name.js";
import { withoutPrefix } from "../xml/names.js";
import { parseXml } from "../xml/parse.js";
import { Placeholders } from "../xml/placeholders.js";

/**
 * What `lint` can read. The names are those of the editor's languages, save for `nova-yaml`: YAML in which a deployer
 * keeps settings of Nova.
 */
export type Language = "libvirt-xml" | "nova-conf" | "nova-yaml";

const novaDropIn = /(^|\/)nova([-_][^/]*)?\.conf\.d\/[^/]*\.conf$/;

/**
 * Decides what a text is, or that it is none of ours: XML by its root element, whatever the file's name
 * (`virsh edit` opens a temporary file); nova.conf by its path; YAML by what it holds, if its name does not say that
 * it is something else; a text without a path by its sections.
 */
export function recognise(text: string, path?: string): Language | undefined {
  const root = rootElement(text);
  if (root !== undefined) return isLibvirts(root, text) ? "libvirt-xml" : undefined;
  if (path === undefined) {
    if (/^\[(DEFAULT|libvirt)\]\s*$/m.test(text)) return "nova-conf";
    return mayHoldNova(text) ? "nova-yaml" : undefined;
  }
  if (isYamlFileName(path)) return mayHoldNova(text) ? "nova-yaml" : undefined;
  return isNovaPath(path) && !isAnotherPrograms(text) ? "nova-conf" : undefined;
}

/**
 * Upstart's jobs, Apache's sites and others bear the names of nova.conf (`/etc/init/nova-compute.conf`). One line that
 * oslo.config cannot read may be a slip, or is just being typed.
 */
function isAnotherPrograms(text: string): boolean {
  if (/^\[.+\]\s*$/m.test(text)) return false;
  return (text.match(/^[^\s#;=:][^=:\r\n]*$/gm) ?? []).length > 1;
}

function isNovaPath(path: string): boolean {
  const portable = path.replaceAll("\\", "/");
  const fileName = portable.slice(portable.lastIndexOf("/") + 1);
  return isNovaFileName(fileName) || novaDropIn.test(portable);
}

/** True while the text's root has, or begins to have, a name that some document of libvirt has. */
export function mayBecomeLibvirts(text: string): boolean {
  const root = rootElement(text);
  return root !== undefined && isStartOfRootName(root);
}

/** Far more than the start of a root and its first children take; some programs of other people write large files. */
const lookedAt = 16_384;

/** `<domain>` is libvirt's; a device or a network must look like libvirt's, since others have such elements too. */
function isLibvirts(root: string, text: string): boolean {
  if (root === "domain") return true;
  return isRootName(root) && parseXml(text.slice(0, lookedAt)).roots.some(kindOf);
}

/** As much of a file as `recogniseStart` wants: the XML declaration and the comments before the root element, with room. */
export const startOfFile = lookedAt;

/**
 * What the beginning of a file tells by itself. "unclear" is YAML, of which only the whole text tells. A text with a NUL
 * is none at all.
 */
export function recogniseStart(
  start: string,
  path: string,
  isWhole: boolean,
): Language | "unclear" | undefined {
  if (start.includes("\0")) return undefined;
  const language = recognise(start, path);
  return language === undefined && !isWhole && isYamlFileName(path) ? "unclear" : language;
}

/**
 * Whether a file may be ours by its name alone, for who does not want to open all that there is: XML and templates of it
 * (`db1.xml.j2`), YAML, and the names of nova.conf.
 */
export function mayBeOursByName(path: string): boolean {
  return /\.xml(\.[^./]+)?$/i.test(path) || isYamlFileName(path) || isNovaPath(path);
}

/** Whether a path is one of YAML, of which only the whole text tells whether it is ours. */
function isYamlFileName(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** Local name of the first element; undefined when the text does not begin as XML or a template of it does. */
function rootElement(text: string): string | undefined {
  const placeholders = new Placeholders(text);
  let offset = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    offset = skip(text, offset, /\s*/y);
    const filledIn = placeholders.endAt(offset);
    if (filledIn !== undefined) offset = filledIn;
    else if (text.startsWith("<!--", offset)) offset = after(text, "-->", offset + 4);
    else if (text.startsWith("<?", offset)) offset = after(text, "?>", offset + 2);
    else if (text.startsWith("<!", offset)) offset = after(text, ">", offset + 2);
    else break;
  }
  if (text[offset] !== "<") return undefined;
  const start = offset + 1;
  const name = text.slice(start, skip(text, start, /[^\s<>/='"]*/y));
  return withoutPrefix(name);
}

function skip(text: string, offset: number, pattern: RegExp): number {
  pattern.lastIndex = offset;
  pattern.exec(text);
  return Math.max(offset, pattern.lastIndex);
}

function after(text: string, end: string, offset: number): number {
  const found = text.indexOf(end, offset);
  return found === -1 ? text.length : found + end.length;
}
