import { applyEdits, type Span, type TextEdit } from "../text/span.js";
import { trimmedEdit } from "../text/trimmed-edit.js";
import type { Deployer } from "../nova/deployer.js";
import type { Embedding } from "./embedding.js";

/** The source of a literal block scalar (`|`): its lines below the header, indentation included. */
export interface BlockScalarSource {
  readonly deployer: Deployer;
  /** The whole host. */
  readonly host: string;
  readonly body: Span;
  /** What the scalar means to YAML. */
  readonly value: string;
}

/** A line of the embedded text: its indentation in the host is left out, its line break is part of it. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly hostStart: number;
  readonly hostEnd: number;
  readonly indent: number;
}

/** Maps a literal block scalar line by line; undefined where its lines are not simply indented text. */
export function blockScalarEmbedding(source: BlockScalarSource): Embedding | undefined {
  const { host, body, value, deployer } = source;
  const hostLines = host.slice(body.start, body.end).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const indent = indentOf(hostLines, value);
  if (indent === undefined) return undefined;
  const lines = readLines(hostLines, indent.length, body.start);
  const text = lines.map(({ hostStart, hostEnd, indent: cut }) =>
    host.slice(hostStart + cut, hostEnd),
  );
  if (text.join("").replaceAll("\r\n", "\n").trimEnd() !== value.trimEnd()) return undefined;
  return new BlockScalar(deployer, host, text.join(""), lines, indent, body);
}

class BlockScalar implements Embedding {
  readonly deployer: Deployer;
  readonly text: string;
  readonly isByLine = true;
  readonly #host: string;
  readonly #lines: readonly Line[];
  readonly #indent: string;
  readonly #body: Span;

  constructor(
    deployer: Deployer,
    host: string,
    text: string,
    lines: readonly Line[],
    indent: string,
    body: Span,
  ) {
    this.deployer = deployer;
    this.text = text;
    this.#host = host;
    this.#lines = lines;
    this.#indent = indent;
    this.#body = body;
  }

  toHost({ start, end }: Span): Span {
    const from = this.#hostOffset(start);
    const to = end > start ? this.#hostOffset(end - 1) + 1 : from;
    return to > from ? { start: from, end: to } : { start: Math.max(0, from - 1), end: from };
  }

  toText(offset: number): number | undefined {
    const line = this.#lines.find(
      ({ hostStart, hostEnd }) => hostStart <= offset && offset < hostEnd,
    );
    const last = this.#lines.at(-1);
    const found = line ?? (last?.hostEnd === offset ? last : undefined);
    if (found === undefined || offset < found.hostStart + found.indent) return undefined;
    return found.start + (offset - found.hostStart - found.indent);
  }

  toHostEdits(edits: readonly TextEdit[]): TextEdit[] | undefined {
    const after = applyEdits(this.text, edits);
    // The first line tells YAML the indentation, and an empty block would be another value.
    const firstLine = after.split("\n").find((line) => line.trim() !== "");
    if (firstLine === undefined || /^[ \t]/.test(firstLine)) return undefined;
    return this.#groups(edits).flatMap((group) => this.#groupEdit(group));
  }

  /** Edits that touch the same lines, with these lines. */
  #groups(edits: readonly TextEdit[]): EditGroup[] {
    const groups: EditGroup[] = [];
    for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
      const first = this.#lineAt(edit.span.start);
      const last = this.#lineAt(edit.span.end);
      const open = groups.at(-1);
      if (open !== undefined && first <= open.last) {
        open.edits.push(edit);
        open.last = Math.max(open.last, last);
      } else {
        groups.push({ edits: [edit], first, last });
      }
    }
    return groups;
  }

  #groupEdit({ edits, first, last }: EditGroup): TextEdit[] {
    const from = this.#line(first);
    const to = this.#line(last);
    const shifted = edits.map(({ span, newText }) => ({
      span: { start: span.start - from.start, end: span.end - from.start },
      newText,
    }));
    const after = applyEdits(this.text.slice(from.start, to.end), shifted);
    const newText = after
      .split("\n")
      .map((line) => (line === "" || line === "\r" ? line : this.#indent + line))
      .join("\n");
    const old = this.#host.slice(from.hostStart, to.hostEnd);
    const edit = trimmedEdit(from.hostStart, old, newText);
    return edit === undefined ? [] : [edit];
  }

  #hostOffset(offset: number): number {
    const line = this.#line(this.#lineAt(offset));
    return Math.min(line.hostStart + line.indent + (offset - line.start), this.#body.end);
  }

  /** The number of the line that holds an offset; one more than there are for the end behind the last line break. */
  #lineAt(offset: number): number {
    const index = this.#lines.findIndex(({ end }) => offset < end);
    if (index !== -1) return index;
    return this.text.endsWith("\n") || this.#lines.length === 0
      ? this.#lines.length
      : this.#lines.length - 1;
  }

  #line(index: number): Line {
    const { length } = this.text;
    const hostEnd = this.#lines.at(-1)?.hostEnd ?? this.#body.start;
    return (
      this.#lines[index] ?? {
        start: length,
        end: length,
        hostStart: hostEnd,
        hostEnd,
        indent: 0,
      }
    );
  }
}

interface EditGroup {
  readonly edits: TextEdit[];
  readonly first: number;
  last: number;
}

/** What YAML took off each line: the spaces of the first line that holds anything, less those that it left. */
function indentOf(hostLines: readonly string[], value: string): string | undefined {
  const written = hostLines.find((line) => line.trim() !== "");
  const kept = value.split("\n").find((line) => line.trim() !== "");
  if (written === undefined || kept === undefined) return undefined;
  const spaces = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
  const width = spaces(written) - spaces(kept);
  return width > 0 ? " ".repeat(width) : undefined;
}

/** Lines with their places; empty ones at the end are no part of what can be edited. */
function readLines(hostLines: readonly string[], indent: number, from: number): Line[] {
  const last = hostLines.findLastIndex((line) => line.trim() !== "");
  const lines: Line[] = [];
  let start = 0;
  let hostStart = from;
  for (const line of hostLines.slice(0, last + 1)) {
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    const cut = Math.min(indent, spaces);
    const end = start + line.length - cut;
    lines.push({ start, end, hostStart, hostEnd: hostStart + line.length, indent: cut });
    start = end;
    hostStart += line.length;
  }
  return lines;
}
