/** What users were asked about, until they agree; nothing that was agreed to is done twice. */
export class Confirmations<Asked> {
  readonly #asked = new Map<string, Asked>();
  readonly #instead: string;

  /** `instead` tells the user what to do where a confirmation is not known, or is known no more. */
  constructor(instead: string) {
    this.#instead = instead;
  }

  /** Returns the id that stands for it in the confirmation. */
  ask(asked: Asked): string {
    const id = crypto.randomUUID();
    this.#asked.set(id, asked);
    return id;
  }

  /** What the user agreed to. Throws a sentence for the user. */
  confirmed(id: string): Asked {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (asked === undefined) {
      throw new Error(`This confirmation is not good any more. ${this.#instead}`);
    }
    return asked;
  }
}
