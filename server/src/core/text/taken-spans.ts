import { type Span, type TextEdit, overlaps } from "./span.js";

/**
 * The places that edits change, of which none overlaps another. Asks about one of them without looking at all: a fix of
 * everything in a large file makes tens of thousands.
 */
export class TakenSpans {
  /** By start, then by end. */
  readonly #spans: Span[] = [];

  /** Takes the places of the edits, unless one of them shares a place with what is taken, insertions included. */
  take(edits: readonly TextEdit[]): boolean {
    if (edits.some(({ span }) => this.#touches(span))) return false;
    for (const { span } of edits) this.#spans.splice(this.#countUpTo(span), 0, span);
    return true;
  }

  #touches(span: Span): boolean {
    const next = this.#countUpTo({ start: span.start, end: Infinity });
    const [before, after] = [this.#spans[next - 1], this.#spans[next]];
    return (
      (before !== undefined && (before.start === span.start || overlaps(before, span))) ||
      (after !== undefined && overlaps(after, span))
    );
  }

  /** How many of the spans come before this one or are the same. */
  #countUpTo({ start, end }: Span): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const span = this.#spans[middle];
      const isBefore =
        span !== undefined && (span.start < start || (span.start === start && span.end <= end));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
