import type { Environment } from "../environment.js";

/** What files are read with that say how to judge others. */
export type Reader = Pick<Environment, "readFile" | "listFolder" | "readFileBelow">;

/** Reads each file and folder once, until it is told to forget: many documents are judged by the same few. */
export class Remembered implements Reader {
  readonly #reader: Reader;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  forget(): void {
    this.#answers.clear();
  }

  readFile(uri: string): Promise<string | undefined> {
    return this.#once(`file ${uri}`, () => this.#reader.readFile(uri));
  }

  listFolder(uri: string): Promise<readonly string[] | undefined> {
    return this.#once(`folder ${uri}`, () => this.#reader.listFolder(uri));
  }

  readFileBelow(uri: string, folders: readonly string[]): Promise<string | undefined> {
    return this.#once(`below ${folders.join(" ")} ${uri}`, () =>
      this.#reader.readFileBelow(uri, folders),
    );
  }

  /** The name tells the kind of the answer. */
  #once<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
    let answer = this.#answers.get(name) as Promise<Answer> | undefined;
    if (answer === undefined) {
      answer = ask();
      this.#answers.set(name, answer);
    }
    return answer;
  }
}
