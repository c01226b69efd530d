import type { Companions } from "../core/nova/config-set.js";
import { type GuestAssumptions, imageProperties } from "../core/nova/effective/guest.js";
import { readNovaConf } from "../core/nova/read.js";
import { configSetOf } from "../core/nova/set-of.js";
import { parseOslo } from "../core/oslo/parse.js";
import { effectiveJson, effectiveReport, effectiveText } from "../core/report/effective.js";
import type { Settings } from "../core/lint/settings.js";
import { CommandLine, type Syntax, UsageError, didYouMean, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { withCompanions } from "./companions.js";
import { exitStatus } from "./exit-status.js";
import { type Input, findInputs, isInput } from "./input.js";
import { lintFlags, settingsFinder } from "./lint-flags.js";
import { errorLine } from "./lint-inputs.js";

const flags = {
  format: { value: "FORMAT", help: "text (default) or json" },
  "no-direct-io": { help: "as if the file system of instances_path took no O_DIRECT" },
  "image-property": {
    value: "NAME=VALUE",
    repeatable: true,
    help: `as if the image had this property: ${imageProperties.join(", ")}`,
  },
  target: lintFlags.target,
  profile: lintFlags.profile,
  config: lintFlags.config,
  "stdin-filename": lintFlags["stdin-filename"],
} as const;

const syntax: Syntax<keyof typeof flags> = {
  command: "effective",
  ...commands.effective,
  flags,
  notes: [
    "One file stands for the set that nova-compute reads with it: nova.conf, nova-compute.conf and the drop-ins beside it,\n" +
      "or what `novaConfigFiles` in .virt-latency.json lists. Several files are the set as they are named, a later one wins.",
    "Comments above each line say which option, in which file and line, or which default it came from, and what the rules\n" +
      "for domain XML say of it.",
    "Exit status: 0 printed, 2 wrong usage, unreadable input, or settings from which no XML can be told.",
  ],
};

/** Prints the disk XML that Nova writes for a configuration. */
export const effective: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  if (line.operands.length === 0) {
    throw new UsageError("takes nova.conf, or all files that the service reads, in its order");
  }
  const format = line.wordOf("format", ["text", "json"]) ?? "text";
  const guest = guestOf(line);
  const inputs = await readInputs(line.operands, line.valueOf("stdin-filename"), io);
  const last = inputs?.at(-1);
  if (inputs === undefined || last === undefined) return exitStatus.usage;
  const finder = settingsFinder(line, io.cwd);
  const found = finder.settingsFor(last.path);
  for (const error of finder.errors) io.stderr.write(`${errorLine(error)}\n`);
  const settings = await withSet(inputs, last, found, io);
  const report = effectiveReport(confOf(last, settings), last.name, { guest, settings });
  io.stdout.write(format === "json" ? effectiveJson(report) : effectiveText(report));
  if (report.kind === "unknown") {
    for (const reason of report.reasons) {
      io.stderr.write(
        `${errorLine({ file: last.name, message: `what Nova writes cannot be told: ${reason}` })}\n`,
      );
    }
  }
  return report.kind === "known" && finder.errors.length === 0
    ? exitStatus.clean
    : exitStatus.usage;
};

function confOf({ text }: Input, settings: Settings): ReturnType<typeof readNovaConf> {
  const file = parseOslo(text);
  return readNovaConf(file, settings.target.nova, configSetOf(file, settings));
}

/** Undefined when something could not be read, which was said on standard error. */
async function readInputs(
  operands: readonly string[],
  stdinFilename: string | undefined,
  io: CommandIo,
): Promise<readonly Input[] | undefined> {
  const inputs: Input[] = [];
  let isSound = true;
  for await (const found of findInputs(operands, io, stdinFilename)) {
    if (isInput(found) && found.language === "nova-conf") inputs.push(found);
    else {
      isSound = false;
      const error = isInput(found) ? { file: found.name, message: "is no nova.conf" } : found;
      io.stderr.write(`${errorLine(error)}\n`);
    }
  }
  return isSound ? inputs : undefined;
}

async function withSet(
  inputs: readonly Input[],
  last: Input,
  settings: Settings,
  { cwd }: CommandIo,
): Promise<Settings> {
  if (inputs.length === 1) return withCompanions(last, settings, cwd);
  // Who names the files knows what they are, whatever their paths say.
  const { target, profile, rules } = settings;
  const companions: Companions = {
    before: inputs.slice(0, -1).map(({ name, text }) => ({ name, text })),
    after: [],
    complete: true,
  };
  return { target, profile, rules, companions };
}

function guestOf(line: CommandLine<keyof typeof flags>): GuestAssumptions {
  const image: Partial<Record<(typeof imageProperties)[number], string>> = {};
  for (const text of line.valuesOf("image-property")) {
    const equals = text.indexOf("=");
    const name = equals === -1 ? text : text.slice(0, equals);
    const property = imageProperties.find((one) => one === name);
    if (property === undefined) {
      throw new UsageError(
        `--image-property takes ${imageProperties.join(", ")}, not '${name}'.${didYouMean(name, imageProperties)}`,
      );
    }
    if (equals === -1 || equals === text.length - 1) {
      throw new UsageError(`--image-property takes NAME=VALUE, not '${text}'`);
    }
    image[property] = text.slice(equals + 1);
  }
  return { directIo: !line.isSet("no-direct-io"), image };
}
