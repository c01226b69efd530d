import { element } from "./dom.js";

export interface TableModel {
  readonly caption: string;
  /** The first one heads the column of row headings. */
  readonly columns: readonly string[];
  /** Each begins with its heading. */
  readonly rows: readonly (readonly string[])[];
}

/** A table that screen readers can walk: every row and column has its heading. */
export function table({ caption, columns, rows }: TableModel): HTMLElement {
  // A heading without words would be read as one.
  const head = columns.map((column) =>
    column === "" ? element("td") : element("th", { scope: "col" }, column),
  );
  const body = rows.map(([heading = "", ...cells]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, heading),
      ...cells.map((cell) => element("td", { class: quantity.test(cell) && "quantity" }, cell)),
    ),
  );
  const made = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
  // A wide table scrolls by itself, by keyboard too.
  return element(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    made,
  );
}

/** A number with its unit, such as "3.7 MiB/s": one word to a reader. */
const quantity = /^[\d.]+ \S+$/;
