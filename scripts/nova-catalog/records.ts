import { isDeepStrictEqual } from "node:util";
import type {
  NovaFactsBefore,
  NovaOptionFacts,
  NovaOptionRecord,
  ReleaseMark,
} from "../../server/src/core/catalog/nova-option-facts.js";
import type { Dump } from "./dump.js";
import * as exact from "./exact-releases.js";
import { factsOf } from "./facts.js";

/** Group, then option, each in the order of the alphabet. */
export type OptionTable = Readonly<Record<string, Readonly<Record<string, NovaOptionRecord>>>>;

/** Joins the dumps, oldest first, to one record for each option that any of them has. */
export function optionRecords(dumps: readonly Dump[]): OptionTable {
  const used = new Set<string>();
  const table: Record<string, Record<string, NovaOptionRecord>> = {};
  for (const group of names(dumps.map((dump) => dump.groups))) {
    const options = dumps.map((dump) => dump.groups[group]);
    table[group] = Object.fromEntries(
      names(options).map((name) => [name, recordOf({ group, name, dumps, used })]),
    );
  }
  refuseUnused(used);
  return table;
}

function recordOf(option: {
  readonly group: string;
  readonly name: string;
  readonly dumps: readonly Dump[];
  readonly used: Set<string>;
}): NovaOptionRecord {
  const { group, name, dumps, used } = option;
  const states = dumps.map(({ release, groups }) => {
    const dumped = groups[group]?.[name];
    return { release, facts: dumped === undefined ? undefined : factsOf(dumped, group) };
  });
  let since: ReleaseMark | undefined;
  let until: ReleaseMark | undefined;
  let current: NovaOptionFacts | undefined;
  const before: NovaFactsBefore[] = [];
  for (const [index, { release, facts }] of states.entries()) {
    const previous = states[index - 1];
    const mark = (table: keyof typeof exact): ReleaseMark =>
      markOf(exact[table], `${group}/${name}`, previous?.release, release, `${table}:`, used);
    if (facts !== undefined && previous !== undefined && previous.facts === undefined) {
      if (until !== undefined) throw new Error(`${group}/${name} went and came back.`);
      since = mark("since");
    }
    if (facts === undefined && previous?.facts !== undefined) until = mark("until");
    if (facts === undefined) continue;
    if (current !== undefined && !isDeepStrictEqual(facts, current)) {
      before.push({ release: mark("changed"), facts: current });
    }
    current = facts;
  }
  if (current === undefined) throw new Error(`No dump has ${group}/${name}.`);
  return {
    ...current,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(before.length > 0 && { before }),
  };
}

function markOf(
  table: Readonly<Record<number, readonly string[]>>,
  option: string,
  older: number | undefined,
  newer: number,
  use: string,
  used: Set<string>,
): ReleaseMark {
  const earliest = (older ?? newer - 1) + 1;
  for (const [release, options] of Object.entries(table)) {
    const entry = options.find(
      (one) => one === option || (one.endsWith("/") && option.startsWith(one)),
    );
    if (entry === undefined) continue;
    const number = Number(release);
    if (number < earliest || number > newer) continue;
    used.add(use + entry);
    return number;
  }
  return earliest === newer ? newer : [earliest, newer];
}

/** An exact release that fits no change between two dumps is a mistake in the table. */
function refuseUnused(used: ReadonlySet<string>): void {
  for (const [use, table] of Object.entries(exact)) {
    for (const option of Object.values(table).flat()) {
      if (!used.has(`${use}:${option}`))
        throw new Error(`Nothing in the dumps fits ${use} ${option}.`);
    }
  }
}

function names(tables: readonly (Readonly<Record<string, unknown>> | undefined)[]): string[] {
  return [...new Set(tables.flatMap((table) => Object.keys(table ?? {})))].sort();
}
