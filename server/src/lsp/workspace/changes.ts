import type { CancellationToken } from "vscode-languageserver";

/** Files change in bursts, as with a change of branch; what comes within this time is one change. */
const gatherMilliseconds = 300;

/** Tells those who wait that something changed on which findings depend. */
export class Changes {
  /** How many there have been. */
  count = 0;
  readonly #waiting = new Set<() => void>();

  tell(): void {
    this.count++;
    this.#wake();
  }

  /** Resolves when there have been more than `count` changes and the burst is over, or when the token is cancelled. */
  async after(count: number, token: CancellationToken): Promise<void> {
    const cancelled = token.onCancellationRequested(() => {
      this.#wake();
    });
    try {
      while (this.count <= count && !token.isCancellationRequested) await this.#woken();
      if (token.isCancellationRequested) return;
      await new Promise((resolve) => setTimeout(resolve, gatherMilliseconds));
    } finally {
      cancelled.dispose();
    }
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
