import type { TextEdit } from "../text/span.js";
import type { OsloError, OsloFile, OsloValueLine } from "./tree.js";

/** A way to make oslo.config accept the place of an error. */
export interface Repair {
  readonly kind: "remove-mark" | "move-comment" | "close-bracket" | "dedent";
  readonly edits: readonly TextEdit[];
}

/** The repair that leaves no doubt about what was meant, if there is one. */
export function repairOf(file: OsloFile, error: OsloError): Repair | undefined {
  if (error.byteOrderMark) {
    return { kind: "remove-mark", edits: [{ span: error.span, newText: "" }] };
  }
  if (error.kind === "section-unclosed") return headerRepair(file, error);
  if (error.kind === "continuation-unexpected") return dedentRepair(file, error.indentedLines);
  return undefined;
}

function headerRepair(file: OsloFile, { span, lineText }: OsloError): Repair | undefined {
  const commented = /^(\[[^\]]+\])\s*([#;].*)$/s.exec(lineText);
  if (commented !== null) {
    const [, header = "", comment = ""] = commented;
    const newline = /\r\n|\r|\n/.exec(file.text)?.[0] ?? "\n";
    return {
      kind: "move-comment",
      edits: [
        { span: { start: span.start, end: span.start }, newText: comment + newline },
        { span: { start: span.start + header.length, end: span.end }, newText: "" },
      ],
    };
  }
  if (!/^\[[\w-]+$/.test(lineText)) return undefined;
  return {
    kind: "close-bracket",
    edits: [{ span: { start: span.end, end: span.end }, newText: "]" }],
  };
}

/** Takes the first line's indentation off all of them: what is indented further stays a continuation. */
function dedentRepair(file: OsloFile, lines: readonly OsloValueLine[]): Repair | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const inSection = file.sections.some(({ headerSpan }) => headerSpan.end < first.span.start);
  if (!inSection && !first.text.startsWith("[")) return undefined;
  const width = indentation(first);
  const outer = lines.filter((line) => indentation(line) <= width);
  if (!outer.every(({ text }) => /^[#;]|^\[.+\]$|^[^=:\s[][^=:]*[=:]/.test(text))) return undefined;
  return {
    kind: "dedent",
    edits: lines.map(({ indentSpan: { start, end } }) => ({
      span: { start, end: Math.min(end, start + width) },
      newText: "",
    })),
  };
}

function indentation({ indentSpan }: OsloValueLine): number {
  return indentSpan.end - indentSpan.start;
}
