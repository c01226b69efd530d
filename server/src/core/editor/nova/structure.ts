import { parseOslo } from "../../oslo/parse.js";
import type { OsloOption, OsloSection } from "../../oslo/tree.js";
import { isSecretOption } from "../../report/secrets.js";
import type { Span } from "../../text/span.js";
import type { DocumentSymbol } from "../structure.js";

/** Sections with their options and values. */
export function novaSymbols(text: string): readonly DocumentSymbol[] {
  return parseOslo(text).sections.map((section) => ({
    name: section.name === "" ? "[]" : section.name,
    detail: "",
    kind: "section",
    span: sectionSpan(section),
    place: section.headerSpan,
    children: section.options.map((option) => ({
      name: option.name === "" ? "=" : option.name,
      detail: oneLine(option),
      kind: "option",
      span: option.span,
      place: option.nameSpan.end > option.nameSpan.start ? option.nameSpan : option.span,
      children: [],
    })),
  }));
}

export function novaFoldings(text: string): readonly Span[] {
  const { sections } = parseOslo(text);
  return sections.flatMap((section) => [
    sectionSpan(section),
    ...section.options.map(({ span }) => span),
  ]);
}

/** The value, the assignment, the section. */
export function novaSelection(text: string, offset: number): readonly Span[] {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const section = parseOslo(text).sections.find((item) => holds(sectionSpan(item)));
  if (section === undefined) return [];
  const option = section.options.find(({ span }) => holds(span));
  const inside =
    option === undefined
      ? [section.nameSpan, section.headerSpan]
      : [option.nameSpan, option.valueSpan, option.span];
  const found = [...inside.filter(holds), sectionSpan(section)];
  return found.filter(({ start, end }, index) => {
    const smaller = found[index - 1];
    return smaller === undefined || end - start > smaller.end - smaller.start;
  });
}

function sectionSpan({ headerSpan, options }: OsloSection): Span {
  return { start: headerSpan.start, end: options.at(-1)?.span.end ?? headerSpan.end };
}

/** Secrets stay out of an outline, which is often on a shared screen. */
function oneLine({ name, value }: OsloOption): string {
  if (isSecretOption(name)) return "";
  const [first = ""] = value.split("\n");
  return first.length > 60 ? `${first.slice(0, 59)}…` : first;
}
