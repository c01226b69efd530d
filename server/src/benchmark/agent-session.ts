import { randomBytes } from "node:crypto";
import { LineSplitter } from "../core/benchmark/lines.js";
import type { Host, RunningScript, ScriptEnd } from "../hosts/host.js";
import { agentScript } from "./agent.js";

/** The agent stops everything on the target when it hears nothing for so long; see `AgentVariables`. */
export const heartbeatSeconds = 15;

/** While files are laid out a ping is also the question how far it is. */
const layoutPingMs = 1000;
/** fio is given 3 seconds to stop; then the agent kills it, removes the files and ends. */
const closeMs = 20_000;

/** The agent could not start to work, or its connection ended. */
export type SessionFailure =
  | { readonly kind: "refused"; readonly reason: string; readonly detail: string }
  | { readonly kind: "ended"; readonly end: ScriptEnd };

export interface AgentJob {
  readonly kind: "layout" | "measure" | "drive";
  readonly format: "json" | "json+";
  /** To `drive`: the sockets of fio's servers in the work directory, by their plain names. */
  readonly sockets?: readonly string[];
  /** The text of the fio job. */
  readonly job: string;
  /** Lines of fio's standard output. */
  readonly onLine: (line: string) => void;
  /** Bytes that are laid out so far. */
  readonly onLaidOut?: (bytes: number) => void;
  /** fio is being started there. */
  readonly onStarted?: () => void;
  /** Stops fio, which then still reports. */
  readonly signal: AbortSignal;
}

export interface AgentExit {
  /** Of fio. */
  readonly exitCode: number;
  /** The target's counters before and after fio, for `readInterference`. */
  readonly counters: readonly string[];
}

/** One connection to a target, with one agent that carries out jobs one after the other. */
export class AgentSession {
  readonly #token = randomBytes(16).toString("hex");
  readonly #script: RunningScript;
  readonly #lines = new LineSplitter();
  readonly #facts = new Map<string, string>();
  #onWord: (word: string, rest: string) => void = () => undefined;
  #onLine: (line: string) => void = () => undefined;
  #end: ScriptEnd | undefined;
  #workDirectory: string | undefined;
  #isRemoved = false;
  #heartbeat: NodeJS.Timeout | undefined;
  readonly #pingMs: number;

  /** @param silenceSeconds How long the agent may hear nothing. */
  constructor(host: Host, directory: string, silenceSeconds = heartbeatSeconds) {
    this.#pingMs = (silenceSeconds * 1000) / 3;
    const variables = { token: this.#token, directory, heartbeatSeconds: silenceSeconds };
    const script = agentScript(variables);
    this.#script = host.start(script, (chunk) => {
      for (const line of this.#lines.push(chunk)) this.#take(line);
    });
    void this.#script.ended.then((end) => {
      clearInterval(this.#heartbeat);
      this.#end = end;
    });
  }

  /** Where the files are; undefined until the agent has made it. */
  get workDirectory(): string | undefined {
    return this.#workDirectory;
  }

  /** What was printed to standard error by the connection and by fio, once the session has ended. */
  get ended(): Promise<ScriptEnd> {
    return this.#script.ended;
  }

  /** Resolves when the agent can take jobs, with what it found out about the target. */
  async ready(signal: AbortSignal): Promise<ReadonlyMap<string, string> | SessionFailure> {
    const answer = new Promise<ReadonlyMap<string, string> | SessionFailure>((resolve) => {
      this.#onWord = (word, rest) => {
        if (word === "ready") resolve(this.#facts);
        if (word !== "fail") return;
        const [reason = "", ...detail] = rest.split(" ");
        resolve({ kind: "refused", reason, detail: detail.join(" ") });
      };
    });
    const first = await Promise.race([answer, this.#failure(), aborted(signal)]);
    // From here on until its end: a session may wait long for its turn.
    if (!("kind" in first))
      this.#heartbeat = setInterval(() => {
        this.#ping();
      }, this.#pingMs);
    return first;
  }

  /** Runs a job; resolves to how it ended, or null when the connection ended first. */
  async run(request: AgentJob): Promise<AgentExit | null> {
    const { kind, format, job, sockets = [], onLine, onLaidOut, onStarted, signal } = request;
    let isStarted = false;
    const counters: string[] = [];
    const stop = (): void => {
      // Before that the agent could not yet pass it on.
      if (isStarted) this.#script.send("stop\n");
    };
    const status = new Promise<number>((resolve) => {
      this.#onLine = onLine;
      this.#onWord = (word, rest) => {
        if (word === "counters") counters.push(rest);
        if (word === "laid") onLaidOut?.(Number(rest) * 1024);
        if (word === "exit") resolve(Number(rest));
        if (word !== "started") return;
        isStarted = true;
        onStarted?.();
        if (signal.aborted) stop();
      };
    });
    signal.addEventListener("abort", stop);
    const questions =
      kind === "layout"
        ? setInterval(() => {
            this.#ping();
          }, layoutPingMs)
        : undefined;
    try {
      const lines = job.split("\n");
      const words = [kind, format, String(lines.length), ...sockets];
      this.#script.send(`${words.join(" ")}\n${lines.join("\n")}\n`);
      const exit = await Promise.race([status, this.#failure()]);
      if (typeof exit !== "number") return null;
      this.#script.send("ended\n");
      return { exitCode: exit, counters };
    } finally {
      clearInterval(questions);
      signal.removeEventListener("abort", stop);
      this.#onLine = () => undefined;
    }
  }

  /**
   * Lets fio's server listen on `server.sock` in the work directory, until the session is closed. Resolves to
   * whether it does.
   */
  async serve(): Promise<boolean> {
    const answer = new Promise<boolean>((resolve) => {
      this.#onWord = (word) => {
        if (word === "serving") resolve(true);
        if (word === "exit") resolve(false);
      };
    });
    this.#script.send("serve\n");
    return await Promise.race([answer, this.#failure().then(() => false)]);
  }

  /** The target's counters now, as in `AgentExit`; none where it does not tell, or does not answer any more. */
  async counters(): Promise<readonly string[]> {
    const found: string[] = [];
    const answer = new Promise<void>((resolve) => {
      this.#onWord = (word, rest) => {
        if (word === "counters") found.push(rest);
        if (word === "counted") resolve();
      };
    });
    this.#script.send("count\n");
    await Promise.race([answer, this.#failure()]);
    return found;
  }

  /** Ends the agent, whatever it does. Resolves to whether it told that its directory is gone. */
  async close(): Promise<boolean> {
    this.#script.send("quit\n");
    this.#script.endInput();
    const timer = setTimeout(() => {
      this.#script.kill();
    }, closeMs);
    await this.#script.ended;
    clearTimeout(timer);
    return this.#isRemoved || this.#workDirectory === undefined;
  }

  #ping(): void {
    this.#script.send("ping\n");
  }

  async #failure(): Promise<SessionFailure> {
    return { kind: "ended", end: this.#end ?? (await this.#script.ended) };
  }

  #take(line: string): void {
    const mark = `@@${this.#token} `;
    if (!line.startsWith(mark)) {
      this.#onLine(line);
      return;
    }
    const [word = "", ...more] = line.slice(mark.length).split(" ");
    const rest = more.join(" ");
    if (word === "fact") this.#facts.set(more[0] ?? "", more.slice(1).join(" ").trim());
    else if (word === "work") this.#workDirectory = rest;
    else if (word === "removed") this.#isRemoved = true;
    else this.#onWord(word, rest);
  }
}

/** Never resolves; rejects when, or if already, aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => {
      reject(new Aborted());
    };
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

/** The user cancelled while a session was being set up. */
export class Aborted extends Error {}
