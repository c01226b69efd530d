import { type Message, type MessageStrategy, Message as Messages } from "vscode-languageserver";

/**
 * Answers the greeting of an editor before anything else is loaded. What comes after it is held back until what answers
 * it is loaded, and then handed on in order.
 */
export class LateStart implements MessageStrategy {
  readonly #load: () => Promise<void>;
  #isGreeted = false;
  /** Undefined once it is loaded. */
  #held: (() => void)[] | undefined = [];

  /** `load` binds what answers everything but `initialize`. */
  constructor(load: () => Promise<void>) {
    this.#load = load;
  }

  handleMessage(message: Message, next: (message: Message) => void): void {
    if (!this.#isGreeted || this.#held === undefined) {
      this.#isGreeted ||= Messages.isRequest(message) && message.method === "initialize";
      next(message);
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
