import { hostOptions } from "../embedded/host-options.js";
import { parseOslo } from "../oslo/parse.js";
import { lineBreakOf, lineStart, skipBlanks } from "../text/lines.js";
import type { TextEdit } from "../text/span.js";
import { parseXml } from "../xml/parse.js";
import { elementAt } from "../xml/query.js";
import { metadataSuppressionEdit } from "./metadata-suppressions.js";
import type { Language } from "./recognise.js";

/** Ways to switch a rule off; absent where the text has no place for one, as a text without any element. */
export interface SuppressionEdits {
  /** A comment for the line of the finding. */
  readonly line: TextEdit | undefined;
  /** A comment for the whole file. */
  readonly file: TextEdit | undefined;
  /** An entry in the metadata of the domain, which libvirt keeps. */
  readonly metadata: TextEdit | undefined;
}

/** Reads a text once, and makes the edits that switch rules off for findings in it, by rule and offset. */
export function suppressionEdits(
  text: string,
  language: Language,
): (rule: string, offset: number) => SuppressionEdits {
  if (language === "nova-conf") {
    const options = parseOslo(text).sections.flatMap((section) => section.options);
    const top = text.startsWith("\uFEFF") ? 1 : 0;
    return (rule, offset) => {
      // An option can span lines and takes no comment inside, so the comment goes before all of it.
      const option = options.find(({ span }) => span.start <= offset && offset <= span.end);
      const line = lineStart(text, option?.span.start ?? offset);
      return {
        line: insertion(text, line, `# ${nextLine} ${rule}`),
        file: insertion(text, top, `# ${wholeFile} ${rule}`),
        metadata: undefined,
      };
    };
  }
  if (language === "nova-yaml") return yamlSuppressionEdits(text);
  const document = parseXml(text);
  return (rule, offset) => {
    const line = elementAt(document, offset)?.span.start;
    const file = document.roots[0]?.span.start;
    return {
      line: line === undefined ? undefined : insertion(text, line, `<!-- ${nextLine} ${rule} -->`),
      file: file === undefined ? undefined : insertion(text, file, `<!-- ${wholeFile} ${rule} -->`),
      metadata: metadataSuppressionEdit(document, rule, offset),
    };
  };
}

function yamlSuppressionEdits(text: string): (rule: string, offset: number) => SuppressionEdits {
  const options = hostOptions(text).map(({ place }) => place);
  return (rule, offset) => {
    const option = options.find(({ start, end }) => start <= offset && offset < end);
    const at = skipBlanks(text, lineStart(text, option?.start ?? offset));
    const top = text.startsWith("\uFEFF") ? 1 : 0;
    return {
      line: insertion(text, at, `# ${nextLine} ${rule}`),
      file: insertion(text, top, `# ${wholeFile} ${rule}`),
      metadata: undefined,
    };
  };
}

const nextLine = "virt-latency-disable-next-line";
const wholeFile = "virt-latency-disable";

/** Puts a comment on a line of its own before `at`, and what follows on the next with the same indentation. */
function insertion(text: string, at: number, comment: string): TextEdit {
  const start = lineStart(text, at);
  const indentation = text.slice(start, Math.min(at, skipBlanks(text, start)));
  return { span: { start: at, end: at }, newText: comment + lineBreakOf(text) + indentation };
}
