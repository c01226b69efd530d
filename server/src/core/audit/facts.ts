/** Which side of the virtual hardware a machine is looked at from. */
export const machineKinds = ["guest", "host"] as const;
export type MachineKind = (typeof machineKinds)[number];

/** What a machine tells of itself, by key, such as `blk.vda.scheduler`. What is unknown is not there. */
export type Facts = Readonly<Record<string, string>>;

/** One machine as it was found; this is what is stored, so that later versions can judge it again. */
export interface AuditedMachine {
  readonly kind: MachineKind;
  /** For people: "this machine", "db1". */
  readonly name: string;
  readonly facts: Facts;
}

/** More is not taken from one machine, whatever it sends. */
const maxFacts = 4000;
const maxValueLength = 400;
const keyPattern = /^[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)+$/;

/**
 * Reads the lines `@@TOKEN fact KEY VALUE`. Everything else is passed over, and so is a fact that could not have come from
 * our script; of a value, only its visible characters stay.
 */
export function readFactLines(output: string, token: string): Facts {
  const start = `@@${token} fact `;
  const found = new Map<string, string>();
  for (const line of output.split("\n")) {
    if (!line.startsWith(start) || found.size >= maxFacts) continue;
    const rest = line.slice(start.length);
    const blank = rest.indexOf(" ");
    if (blank === -1) continue;
    const value = visible(rest.slice(blank + 1));
    const key = rest.slice(0, blank);
    if (keyPattern.test(key) && value !== "") found.set(key, value);
  }
  return Object.fromEntries(found);
}

/** Reads facts as pages and tests write them: `guest blk.vda.scheduler bfq`, a line for each. */
export function readFactsText(text: string): readonly AuditedMachine[] {
  return machineKinds.flatMap((kind) => {
    const token = "page";
    const lines = text
      .split("\n")
      .filter((line) => line.startsWith(`${kind} `))
      .map((line) => `@@${token} fact ${line.slice(kind.length + 1)}`);
    if (lines.length === 0) return [];
    return [{ kind, name: kind, facts: readFactLines(lines.join("\n"), token) }];
  });
}

function visible(value: string): string {
  return value
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .slice(0, maxValueLength)
    .trim();
}
