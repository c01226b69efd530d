import { randomBytes } from "node:crypto";
import type { Problem } from "../core/benchmark/problem.js";
import type { Host, RunningScript, ScriptEnd } from "../hosts/host.js";
import { AgentRelay } from "./agent-relay.js";

/** Between two looks at what the script printed. */
const pollMs = 1000;
/** Of one look: below the 16 MiB at which the agent cuts, and little for the guest's serial port. */
const largestRead = 256 * 1024;
/**
 * After so many seconds without a look the script's input is closed, and after twice as many what still runs is
 * killed: there is no connection whose end the guest would notice.
 */
const silenceSeconds = 45;

export interface AgentHostOptions {
  /** Where virsh is run. */
  readonly hypervisor: Host;
  readonly uri: string;
  readonly uuid: string;
  /** For messages. */
  readonly name: string;
}

/**
 * A guest in which the QEMU guest agent runs scripts, as root. Input goes through a FIFO in a directory of ours, output
 * is read from a file there about once a second; the directory is removed in every case, by the guest itself if need be.
 */
export function agentHost({ hypervisor, uri, uuid, name }: AgentHostOptions): Host {
  return {
    name,
    start: (script, onOutput) => {
      const running = new AgentScript(new AgentRelay(hypervisor, uri, uuid), onOutput);
      running.run(script);
      return running;
    },
  };
}

/** Why the guest agent did not run a script, from what libvirt or the agent said. */
export function explainAgentFailure(name: string, errorOutput: string): Problem {
  const last = errorOutput.trim().split("\n").at(-1) ?? "";
  const known = reasons.find(({ pattern }) => pattern.test(errorOutput));
  return {
    code: "unreachable",
    message: known?.message(name) ?? `The guest agent of ${name} did not run the script (${last}).`,
    hint: known?.hint ?? "See whether the guest can be reached by ssh.",
  };
}

const reasons: readonly {
  readonly pattern: RegExp;
  readonly message: (name: string) => string;
  readonly hint: string;
}[] = [
  {
    pattern: /agent is not configured/i,
    message: (name) => `The guest ${name} has no channel for the QEMU guest agent.`,
    hint: "Add <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel> to its devices.",
  },
  {
    pattern: /not connected|not responding|agent not available/i,
    message: (name) => `The QEMU guest agent of ${name} does not answer.`,
    hint: "Install and start qemu-guest-agent in the guest.",
  },
  {
    pattern: /has been disabled|CommandNotFound|not enabled/i,
    message: (name) => `The QEMU guest agent of ${name} is not allowed to run programs.`,
    hint: "Allow guest-exec and guest-exec-status in the guest's qemu-ga configuration, or reach it by ssh.",
  },
  {
    pattern: /permission denied|access denied|read-only|read only/i,
    message: (name) => `libvirt or the guest does not let you run programs in ${name}.`,
    hint: "It needs a connection with the right to write (root, or the group libvirt); SELinux in the guest may refuse as well.",
  },
];

class AgentScript implements RunningScript {
  readonly ended: Promise<ScriptEnd>;
  readonly #relay: AgentRelay;
  readonly #onOutput: (chunk: string) => void;
  readonly #decoder = new TextDecoder();
  readonly #killed = new AbortController();
  #finish: (end: ScriptEnd) => void = () => undefined;
  #directory: string | undefined;
  /** What was asked for before there was a directory, and since, in order. */
  #queue: Promise<unknown> = Promise.resolve();
  #started: () => void = () => undefined;
  #wake: () => void = () => undefined;
  #isEnded = false;

  constructor(relay: AgentRelay, onOutput: (chunk: string) => void) {
    this.#relay = relay;
    this.#onOutput = onOutput;
    this.ended = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#queue = new Promise<void>((resolve) => {
      this.#started = resolve;
    });
  }

  run(script: string): void {
    void this.#run(script)
      .catch((error: unknown): ScriptEnd => ({ code: null, errorOutput: String(error) }))
      .then((end) => {
        this.#isEnded = true;
        this.#started();
        this.#relay.close();
        this.#finish(end);
      });
  }

  send(text: string): void {
    this.#after(async (directory) => {
      await this.#relay.exec("cat > in", { directory, input: text });
      this.#wake();
    });
  }

  endInput(): void {
    this.#after((directory) => this.#relay.exec('kill -USR1 "$(cat keeper)"', { directory }));
  }

  kill(): void {
    this.#killed.abort();
    this.#wake();
    if (this.#directory === undefined) this.#relay.close();
  }

  #after(work: (directory: string) => Promise<unknown>): void {
    this.#queue = this.#queue
      .then(() =>
        this.#directory === undefined || this.#isEnded ? undefined : work(this.#directory),
      )
      // The end of the script says why.
      .catch(() => undefined);
  }

  async #run(script: string): Promise<ScriptEnd> {
    const token = randomBytes(8).toString("hex");
    const made = await this.#relay.exec(prepareText, { directory: null, input: script, token });
    const directory = made.output.toString("utf8").trim();
    if (made.code !== 0 || !directory.startsWith("/")) {
      return { code: null, errorOutput: made.errorOutput };
    }
    await this.#relay.launch(keeperText, directory);
    this.#directory = directory;
    this.#started();
    try {
      return await this.#follow(directory);
    } finally {
      await this.#relay.exec('[ ! -e keeper ] || kill -TERM "$(cat keeper)"', { directory });
    }
  }

  async #follow(directory: string): Promise<ScriptEnd> {
    let offset = 0;
    while (!this.#killed.signal.aborted) {
      const { output, errorOutput } = await this.#relay.exec(
        // The status first: what was printed before it is then all there.
        `: > alive; cat status >&2 2>/dev/null; tail -c +${(offset + 1).toString()} out | head -c ${largestRead.toString()}`,
        { directory },
      );
      offset += output.length;
      const text = this.#decoder.decode(output, { stream: true });
      if (text !== "") this.#onOutput(text);
      const status = /^\d+$/m.exec(errorOutput)?.[0];
      if (status !== undefined && output.length < largestRead) {
        const errors = await this.#relay.exec("tail -c 65536 err", { directory });
        return { code: Number(status), errorOutput: errors.output.toString("utf8") };
      }
      if (output.length < largestRead) await this.#rest();
    }
    return { code: null, errorOutput: "" };
  }

  /** Until the next look: a second, or until there is a reason to look. */
  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Makes the directory, with the script in it, and tells its path. What earlier ones left whose keeper is gone, goes. */
const prepareText = String.raw`umask 077
for old in /tmp/.virt-latency-agent-??????; do
  [ -d "$old" ] && [ ! -L "$old" ] && [ -O "$old" ] && [ -s "$old/keeper" ] || continue
  kill -0 "$(cat "$old/keeper")" 2>/dev/null || rm -rf -- "$old"
done
directory=$(mktemp -d /tmp/.virt-latency-agent-XXXXXX) && cd "$directory" && cat > script && mkfifo in &&
  : > out && : > err && printf '%s\n' "$directory"`;

/** Runs the script, and sees to it that nothing of it stays. It holds the FIFO open, so that a writer ends no input. */
const keeperText = String.raw`umask 077
# The guest agent has few variables in its environment.
HOME=\${HOME:-/root}; PATH=\${PATH:-/usr/sbin:/usr/bin:/sbin:/bin}; export HOME PATH
echo $$ > keeper
exec 3<>in
child= ending=
trap 'exec 3>&-' USR1
trap 'ending=1' TERM INT HUP
( cd -- "$HOME" || cd / || exit; exec /bin/sh "$DIRECTORY/script" ) <"$DIRECTORY/in" >"$DIRECTORY/out" 2>"$DIRECTORY/err" 3>&- &
child=$!
: > alive
silent=0
while [ -z "$ending" ] && [ "$silent" -lt ${silenceSeconds} ]; do
  if [ -n "$child" ] && ! kill -0 "$child" 2>/dev/null; then
    wait "$child"; echo $? > status.new; mv status.new status; child=
  fi
  if [ -e alive ]; then rm -f alive; silent=0; else silent=$((silent + 1)); fi
  sleep 1 & wait $!
done
# The script itself cleans up when its input ends, and on a signal.
exec 3>&-
patience=${silenceSeconds}
while [ -n "$child" ] && kill -0 "$child" 2>/dev/null && [ "$patience" -gt 0 ]; do
  kill -TERM "$child"
  patience=$((patience - 1))
  sleep 1 & wait $!
done
[ -z "$child" ] || kill -KILL "$child" 2>/dev/null
cd / && rm -rf -- "$DIRECTORY"`.replaceAll("\\$", "$");
