import { decodeText, normaliseLineEnds } from "./character-data.js";

/** The character data of a document, in the order of the text: what stands between two pieces of markup. */
export class TextRuns {
  readonly #text: string;
  /** Start and end of each run in turn. */
  readonly #bounds: number[] = [];
  /** Starts of the runs that are the inside of a CDATA section. */
  readonly #cdata = new Set<number>();

  constructor(text: string) {
    this.#text = text;
  }

  add(start: number, end: number): void {
    this.#bounds.push(start, end);
  }

  addCdata(start: number, end: number): void {
    this.#cdata.add(start);
    this.add(start, end);
  }

  isCdata(start: number): boolean {
    return this.#cdata.has(start);
  }

  /** The runs that start in a range, which no run crosses. */
  *between(from: number, to: number): Generator<{ readonly start: number; readonly end: number }> {
    for (let at = this.#firstFrom(from); at < this.#bounds.length; at += 2) {
      const start = this.#bounds[at] ?? Infinity;
      if (start >= to) return;
      yield { start, end: this.#bounds[at + 1] ?? start };
    }
  }

  /** What libvirt's parser reads from the runs of a range. */
  textBetween(from: number, to: number): string {
    let text = "";
    for (let at = this.#firstFrom(from); at < this.#bounds.length; at += 2) {
      const start = this.#bounds[at] ?? Infinity;
      if (start >= to) break;
      const raw = this.#text.slice(start, this.#bounds[at + 1]);
      text += this.#cdata.has(start) ? normaliseLineEnds(raw) : decodeText(raw);
    }
    return text;
  }

  /** Where in the list the first run stands that starts at or after an offset. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#bounds.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#bounds[2 * middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }
}
