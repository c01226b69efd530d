import type { State, TypeOverTime } from "./states.js";

export interface Table {
  readonly types: readonly string[];
  readonly contexts: readonly string[];
  /** Numbers of lines in `contexts`. */
  readonly roots: ReadonlyMap<string, number>;
}

/**
 * Writes the states that can be reached from the roots as lines of text, equal states once.
 * The format is described where it is read: server/src/core/catalog/libvirt-schema.ts.
 */
export function table(roots: ReadonlyMap<string, State>): Table {
  const states = reachable([...roots.values()]);
  const types = new Numbering<string>();
  const own = new Map(states.map((state) => [state, ownFacts(state, types)]));
  const classes = equivalenceClasses(states, own);
  const contexts = new Numbering<number>();
  const rootNumbers = new Map(
    [...roots].map(([name, state]) => [name, contexts.of(classOf(state, classes))]),
  );
  const representatives = new Map(states.map((state) => [classOf(state, classes), state]));
  const lines: string[] = [];
  // Grows while it is walked: a line numbers the contexts that it names.
  for (const number of contexts.items) {
    const state = representatives.get(number);
    if (state === undefined) throw new Error("A class without a state");
    const children = childTokens(state, (child) => contexts.of(classOf(child, classes)));
    lines.push([own.get(state) ?? "", ...children].filter((part) => part !== "").join(" "));
  }
  return { types: types.items, contexts: lines, roots: rootNumbers };
}

function reachable(roots: readonly State[]): readonly State[] {
  const found = new Set(roots);
  for (const state of found) {
    for (const child of state.children.values()) found.add(child.state);
  }
  return [...found];
}

/** Everything about a state but where its children lead. */
function ownFacts(state: State, types: Numbering<string>): string {
  const attributes = [...state.attributes].map(
    ([name, item]) => `${name}:${String(types.of(typeLine(item.type)))}${suffix(item)}`,
  );
  const text = state.text === undefined ? [] : [`=${String(types.of(typeLine(state.text)))}`];
  return [...(state.open ? ["*"] : []), ...text, ...attributes].join(" ");
}

function childTokens(state: State, numberOf: (child: State) => number): readonly string[] {
  return [...state.children].map(([name, child]) => {
    const repeated = child.repeated ? "+" : "";
    return `${name}>${String(numberOf(child.state))}${suffix(child)}${repeated}`;
  });
}

function suffix(item: { readonly since: number; readonly required: boolean }): string {
  return `${item.since === 0 ? "" : `^${String(item.since)}`}${item.required ? "!" : ""}`;
}

function typeLine(type: TypeOverTime): string {
  const { values, integer, forms, open } = type;
  return [
    ...(open ? ["*"] : []),
    ...(integer === undefined
      ? []
      : [`#${String(integer.min ?? "")}..${String(integer.max ?? "")}`]),
    ...[...forms].map((form) => `~${encode(form)}`),
    ...[...values].map(([value, since]) => encode(value) + suffix({ since, required: false })),
  ].join(" ");
}

/** Keeps a value apart from the format's own signs; the empty value is `%`. */
function encode(value: string): string {
  if (value === "") return "%";
  return value.replaceAll(/[^\w.:/+,@-]/g, (sign) => encodeURIComponent(sign));
}

/** States that allow the same, all the way down, get the same number (Moore's refinement of partitions). */
function equivalenceClasses(
  states: readonly State[],
  own: ReadonlyMap<State, string>,
): ReadonlyMap<State, number> {
  let classes: ReadonlyMap<State, number> = new Map(states.map((state) => [state, 0]));
  for (let count = 0; ;) {
    const numbering = new Numbering<string>();
    const refined = new Map(
      states.map((state) => {
        const children = childTokens(state, (child) => classOf(child, classes));
        return [state, numbering.of([own.get(state) ?? "", ...children].join(" "))];
      }),
    );
    if (numbering.items.length === count) return refined;
    count = numbering.items.length;
    classes = refined;
  }
}

function classOf(state: State, classes: ReadonlyMap<State, number>): number {
  const number = classes.get(state);
  if (number === undefined) throw new Error("A state that was not reached");
  return number;
}

/** Numbers things in the order in which they are first asked for. */
class Numbering<Item> {
  readonly items: Item[] = [];
  readonly #numbers = new Map<Item, number>();

  of(item: Item): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    this.items.push(item);
    this.#numbers.set(item, this.items.length - 1);
    return this.items.length - 1;
  }
}
