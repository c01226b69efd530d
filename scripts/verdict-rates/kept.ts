import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Verdict } from "../../server/src/core/benchmark/verdict.js";
import { builtFolder } from "../lab/built.js";

/** One comparison that came to its end. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly pairs: number;
  readonly seconds: number;
  /** Of the machine in the minute before its end. */
  readonly load: number;
  /** Of its end: ISO 8601, UTC. */
  readonly time: string;
}

/** One that did not, because a connection was lost. */
interface Lost {
  readonly lost: string;
}

/** What was measured of one kind so far, also by an earlier call that was interrupted. */
export class Kept {
  readonly #file: string;
  readonly #lines: (Outcome | Lost)[];

  constructor(kind: string) {
    this.#file = join(builtFolder, "verdict-rates", `${kind}.jsonl`);
    mkdirSync(dirname(this.#file), { recursive: true });
    const text = existsSync(this.#file) ? readFileSync(this.#file, "utf8") : "";
    this.#lines = text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Outcome | Lost);
  }

  add(line: Outcome | Lost): void {
    this.#lines.push(line);
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  get outcomes(): readonly Outcome[] {
    return this.#lines.filter((line) => "verdict" in line);
  }

  get lost(): number {
    return this.#lines.length - this.outcomes.length;
  }

  /** The next call starts anew. */
  forget(): void {
    rmSync(this.#file);
  }
}
