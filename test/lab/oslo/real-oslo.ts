import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What the real oslo.config makes of a file. */
export interface ParseAnswer {
  readonly sections?: SectionTable;
  readonly normalized?: SectionTable;
  readonly error?: {
    readonly message: string;
    readonly line: number;
    readonly text: string | null;
  };
}
type SectionTable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** An option as python3-nova registers it; `type` is the class of oslo_config.types. */
export interface RegisteredOption {
  readonly type: string;
  readonly multi: boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly choices: readonly (string | number | null)[] | null;
  readonly removal: boolean;
  readonly aliases: number;
}

/** Null for a value that is taken, else the exception's class and text. */
export type ValueAnswer = readonly [exception: string, text: string] | null;

/** One Python process with Debian's oslo.config and python3-nova, which answers until it is closed. */
export interface RealOslo {
  parse(text: string): Promise<ParseAnswer>;
  options(): Promise<Readonly<Record<string, Readonly<Record<string, RegisteredOption>>>>>;
  values(
    values: readonly (readonly [group: string, name: string, value: string])[],
  ): Promise<readonly ValueAnswer[]>;
  /** What a service with this one file uses for each option; null for a value that it cannot read. */
  effective(
    text: string,
    options: readonly (readonly [group: string, name: string])[],
  ): Promise<readonly unknown[]>;
  /** The sample nova.conf that oslo-config-generator writes. */
  sample(): Promise<string>;
  close(): Promise<void>;
}

export function startRealOslo(): RealOslo {
  const script = fileURLToPath(new URL("real_oslo.py", import.meta.url));
  const python = spawn("/usr/bin/python3", [script], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONUTF8: "1" },
  });
  let complaint = "";
  python.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  // A process that died is noticed by its missing answer.
  python.stdin.on("error", () => undefined);
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  let turn: Promise<unknown> = Promise.resolve();

  const ask = <Answer>(request: object): Promise<Answer> => {
    const answer = turn.then(async () => {
      python.stdin.write(JSON.stringify(request) + "\n");
      const line = await answers.next();
      if (line.done === true) throw new Error(`Python gave no answer: ${complaint}`);
      return JSON.parse(line.value) as Answer;
    });
    turn = answer.catch(() => undefined);
    return answer;
  };

  return {
    parse: (text) => ask({ do: "parse", text }),
    options: () => ask({ do: "options" }),
    values: (values) => ask({ do: "values", values }),
    effective: (text, options) => ask({ do: "effective", text, options }),
    sample: () => ask({ do: "sample" }),
    close: () =>
      new Promise((resolve) => {
        python.once("close", () => {
          resolve();
        });
        python.stdin.end();
      }),
  };
}
