import { randomBytes } from "node:crypto";
import type { Host, ScriptEnd } from "../hosts/host.js";
import { runScript } from "../hosts/run-script.js";
import { shellQuote } from "../hosts/shell-quote.js";

/** What one call of virsh printed, and how it ended. */
export interface VirshAnswer {
  readonly output: string;
  /** libvirt's own message, without "error:"; empty when it succeeded. */
  readonly error: string;
}

/** virsh could not be asked at all: the host, or the program. */
export interface VirshFailure {
  readonly end: ScriptEnd;
  readonly isMissing: boolean;
}

/** One call may take so long; a guest agent that is gone answers only after 5 to 10 seconds. */
const callSeconds = 20;

/**
 * Makes calls of virsh on a host, one after the other, in one connection. The arguments are passed on as they are,
 * whatever they contain.
 *
 * @param input For a call that reads a file: its content, as `/dev/stdin`.
 */
export async function virsh(
  host: Host,
  uri: string,
  calls: readonly (readonly string[])[],
  { signal, input }: { readonly signal: AbortSignal; readonly input?: string },
): Promise<readonly VirshAnswer[] | VirshFailure> {
  const token = randomBytes(16).toString("hex");
  const { output, end } = await runScript(host, script(token, uri, calls, input), signal);
  const answers = readAnswers(output, token);
  if (answers.length === calls.length) return answers;
  return { end, isMissing: output.includes(`@@${token} missing`) };
}

/** Whether virsh could be asked. */
export function isAnswered(
  answers: readonly VirshAnswer[] | VirshFailure,
): answers is readonly VirshAnswer[] {
  return Array.isArray(answers);
}

function script(
  token: string,
  uri: string,
  calls: readonly (readonly string[])[],
  input: string | undefined,
): string {
  const words = (args: readonly string[]): string => args.map(shellQuote).join(" ");
  const given = input === undefined ? "" : `printf '%s' ${shellQuote(input)} | `;
  return [
    "LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin",
    `command -v virsh >/dev/null 2>&1 || { echo '@@${token} missing'; exit 0; }`,
    `limit=; command -v timeout >/dev/null 2>&1 && limit='timeout ${callSeconds}'`,
    "error=$(mktemp) || exit 1; trap 'rm -f \"$error\"' EXIT",
    "ask() {",
    `  printf '@@${token} begin\\n'`,
    `  $limit virsh -q -c ${shellQuote(uri)} "$@" 2>"$error"`,
    "  status=$?",
    `  printf '\\n@@${token} end %s\\n' "$status"`,
    `  cat "$error"; printf '\\n@@${token} done\\n'`,
    "}",
    ...calls.map((args) => `${given}ask ${words(args)}${given === "" ? " </dev/null" : ""}`),
    "exit 0",
    "",
  ].join("\n");
}

function readAnswers(output: string, token: string): VirshAnswer[] {
  const pattern = new RegExp(
    `@@${token} begin\\n(.*?)\\n@@${token} end (\\d+)\\n(.*?)\\n@@${token} done\\n`,
    "gs",
  );
  return [...output.matchAll(pattern)].map(([, text = "", status, errors = ""]) => ({
    output: text,
    error:
      status === "0"
        ? ""
        : status === "124"
          ? `it did not answer within ${callSeconds} seconds`
          : message(errors),
  }));
}

function message(errors: string): string {
  const lines = errors
    .split("\n")
    .map((line) => line.replace(/^error: /, "").trim())
    .filter((line) => line !== "");
  return lines.join(": ") || "virsh failed without a message";
}
