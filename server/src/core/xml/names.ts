/** A name as written, without its prefix. */
export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const buckets = 256;

/** A document says the same few names over and over; above this many in a bucket it does something else. */
const mostInBucket = 8;

/** Gives equal names of one text as one string, mostly without making a new one to compare. */
export class Names {
  readonly #text: string;
  readonly #known: (string[] | undefined)[] = new Array<undefined>(buckets);

  constructor(text: string) {
    this.#text = text;
  }

  /** The text of a range that is not empty. */
  at(start: number, end: number): string {
    const text = this.#text;
    const key = text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + end - start;
    const bucket = (this.#known[key % buckets] ??= []);
    for (const name of bucket) {
      if (name.length === end - start && text.startsWith(name, start)) return name;
    }
    const name = text.slice(start, end);
    if (bucket.length < mostInBucket) bucket.push(name);
    return name;
  }
}
