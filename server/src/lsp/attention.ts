import type { CancellationToken } from "vscode-languageserver";

/** After a key, the next one is near: what nobody waits for stays out of its way for so long. */
const quietMilliseconds = 200;

/** Knows whether the user waits for something or types, so that what nobody waits for can step aside. */
export class Attention {
  #answers = 0;
  #lastKey = -Infinity;
  readonly #waiting = new Set<() => void>();

  /** Counts as something that the user waits for until it settles. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    this.#answers++;
    try {
      return await work;
    } finally {
      this.#answers--;
      if (this.#answers === 0) this.#wake();
    }
  }

  /** A document was changed. */
  typed(): void {
    this.#lastKey = Date.now();
  }

  /** Resolves when the user waits for nothing and has not typed for a moment, or when the token is cancelled. */
  async free(token: CancellationToken): Promise<void> {
    const cancelled = token.onCancellationRequested(() => {
      this.#wake();
    });
    try {
      while (!token.isCancellationRequested) {
        const rest = this.#lastKey + quietMilliseconds - Date.now();
        if (this.#answers > 0) await this.#woken();
        else if (rest > 0) await this.#woken(rest);
        else return;
      }
    } finally {
      cancelled.dispose();
    }
  }

  #woken(milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      if (milliseconds !== undefined) setTimeout(resolve, milliseconds);
    });
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
