import type { Message, MessageStrategy } from "vscode-languageserver";
import { readableGreeting } from "./readable-greeting.js";

/**
 * Answers the greeting of an editor before anything else is loaded. What comes after it is held back until what answers
 * it is loaded, and then handed on in order.
 */
export class LateStart implements MessageStrategy {
  readonly #isGreeted: () => boolean;
  readonly #load: () => Promise<void>;
  /** Undefined once it is loaded. */
  #held: (() => void)[] | undefined = [];

  /** `isGreeted` tells whether `initialize` has been answered well; `load` binds what answers everything else. */
  constructor(isGreeted: () => boolean, load: () => Promise<void>) {
    this.#isGreeted = isGreeted;
    this.#load = load;
  }

  handleMessage(message: Message, next: (message: Message) => void): void {
    if (!this.#isGreeted() || this.#held === undefined) {
      next(readableGreeting(message));
      return;
    }
    this.#held.push(() => {
      next(message);
    });
    if (this.#held.length === 1) void this.#load().then(this.#handOn);
  }

  readonly #handOn = (): void => {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const message of held) message();
  };
}
