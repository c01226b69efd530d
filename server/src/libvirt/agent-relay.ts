import { randomBytes } from "node:crypto";
import * as v from "valibot";
import { LineSplitter } from "../core/benchmark/lines.js";
import type { Host, RunningScript } from "../hosts/host.js";
import { shellQuote } from "../hosts/shell-quote.js";

/** How a program in the guest ended. */
export interface AgentExec {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly output: Buffer;
  readonly errorOutput: string;
}

/** The agent answers at once or not at all; a guest that is very busy takes its time. */
const answerSeconds = 30;
/** The programs that are waited for only read or write a few files. */
const execMs = 60_000;
const firstWaitMs = 20;
const longestWaitMs = 500;

const started = v.object({ return: v.object({ pid: v.number() }) });
const ended = v.object({
  return: v.object({
    exited: v.boolean(),
    exitcode: v.optional(v.number()),
    "out-data": v.optional(v.string(), ""),
    "err-data": v.optional(v.string(), ""),
  }),
});

/**
 * Commands to the guest agent of one guest, over one connection to its hypervisor: a loop there that gives each line
 * to `virsh qemu-agent-command`. What is thrown is an Error with libvirt's own message.
 */
export class AgentRelay {
  readonly #token = randomBytes(16).toString("hex");
  readonly #script: RunningScript;
  readonly #lines = new LineSplitter();
  readonly #waiting: { resolve: (json: string) => void; reject: (error: Error) => void }[] = [];
  #closed: Error | undefined;
  #answer: string[] = [];
  #errors: string[] | undefined;

  constructor(hypervisor: Host, uri: string, uuid: string) {
    this.#script = hypervisor.start(loopText(this.#token, uri, uuid), (chunk) => {
      for (const line of this.#lines.push(chunk)) this.#take(line);
    });
    void this.#script.ended.then(({ errorOutput }) => {
      const last = errorOutput.trim().split("\n").at(-1) ?? "";
      this.#end(new Error(last === "" ? "The connection to the hypervisor ended." : last));
    });
  }

  /** Runs a shell text in the guest, in a directory, and waits for its end. */
  async exec(
    text: string,
    options: { directory: string | null; input?: string; token?: string },
  ): Promise<AgentExec> {
    const pid = await this.#start(text, options, true);
    const deadline = Date.now() + execMs;
    for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
      const { return: status } = await this.#call(ended, {
        execute: "guest-exec-status",
        arguments: { pid },
      });
      if (status.exited) {
        return {
          code: status.exitcode ?? null,
          output: Buffer.from(status["out-data"], "base64"),
          errorOutput: Buffer.from(status["err-data"], "base64").toString("utf8"),
        };
      }
      if (Date.now() > deadline) throw new Error("A program in the guest does not end.");
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Starts a shell text in the guest that goes on by itself; it finds its directory in `$DIRECTORY`. */
  async launch(text: string, directory: string): Promise<void> {
    await this.#start(text, { directory }, false);
  }

  close(): void {
    this.#script.endInput();
    this.#end(new Error("The connection to the hypervisor was closed."));
  }

  async #start(
    text: string,
    { directory, input }: { directory: string | null; input?: string },
    captures: boolean,
  ): Promise<number> {
    const place =
      directory === null
        ? ""
        : `DIRECTORY=${shellQuote(directory)}; cd -- "$DIRECTORY" || exit 125\n`;
    const { return: program } = await this.#call(started, {
      execute: "guest-exec",
      arguments: {
        path: "/bin/sh",
        arg: ["-c", `${place}${text}`],
        "capture-output": captures,
        ...(input !== undefined && { "input-data": Buffer.from(input).toString("base64") }),
      },
    });
    return program.pid;
  }

  async #call<Answer>(schema: v.GenericSchema<unknown, Answer>, command: object): Promise<Answer> {
    const text = await new Promise<string>((resolve, reject) => {
      if (this.#closed !== undefined) {
        reject(this.#closed);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#script.send(`${JSON.stringify(command)}\n`);
    });
    const answer: unknown = JSON.parse(text);
    const result = v.safeParse(schema, answer);
    if (!result.success) throw new Error(`The guest agent answered ${text.slice(0, 200)}`);
    return result.output;
  }

  #take(line: string): void {
    const mark = `@@${this.#token} `;
    if (!line.startsWith(mark)) {
      (this.#errors ?? this.#answer).push(line);
      return;
    }
    const [word, status] = line.slice(mark.length).split(" ");
    if (word === "begin") this.#answer = [];
    if (word === "end") this.#errors = [];
    if (word === "ended") {
      const errors = this.#errors ?? [];
      this.#errors = undefined;
      const call = this.#waiting.shift();
      if (status === "0") call?.resolve(this.#answer.join("\n"));
      else call?.reject(new Error(messageOf(errors)));
    }
  }

  #end(error: Error): void {
    this.#closed ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#closed);
  }
}

function messageOf(lines: readonly string[]): string {
  const told = lines
    .map((line) => line.replace(/^error: /, "").trim())
    .filter((line) => line !== "");
  return told.join(": ") || "virsh failed without a message";
}

function loopText(token: string, uri: string, uuid: string): string {
  return [
    "LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin",
    "error=$(mktemp) || exit 1; trap 'rm -f \"$error\"' EXIT; trap 'exit 1' HUP INT TERM PIPE",
    "while IFS= read -r line; do",
    `  printf '@@${token} begin\\n'`,
    `  virsh -q -c ${shellQuote(uri)} qemu-agent-command ${shellQuote(uuid)} --timeout ${answerSeconds} "$line" </dev/null 2>"$error"`,
    "  status=$?",
    `  printf '\\n@@${token} end\\n'`,
    `  cat "$error"; printf '\\n@@${token} ended %s\\n' "$status"`,
    "done",
    "exit 0",
    "",
  ].join("\n");
}
