import type { Span } from "../text/span.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { IoThreadReference, IoThreads } from "./domain.js";
import { attributeOf, contentOf, numberIn } from "./written.js";

export function readIoThreads(
  domain: XmlElement,
  text: string,
  references: readonly IoThreadReference[],
): IoThreads {
  const countElement = child(domain, "iothreads");
  const count = contentOf(countElement, text);
  const declared = children(child(domain, "iothreadids"), "iothread").flatMap((element) => {
    const written = attributeOf(element, "id");
    const id = numberIn(written?.value);
    return written === undefined || id === undefined || id === 0 ? [] : [{ id, written, element }];
  });
  const ids = ioThreadIds(
    numberIn(count?.value) ?? 0,
    declared.map(({ id }) => id),
  );
  const used = new Set(references.map(({ id }) => id));
  return {
    ids,
    // An id that is not a number, such as a placeholder, may be any of them.
    unused: used.has(undefined) ? [] : ids.filter((id) => !used.has(id)),
    count,
    declared,
    tuned: readTuned(domain),
    place: placeOf(count?.span, countElement, child(domain, "iothreadids")),
  };
}

/** What libvirt makes of a count and of declared ids: the lowest free ids fill up until there are as many as counted. */
export function ioThreadIds(count: number, declared: readonly number[]): readonly number[] {
  const ids = new Set(declared);
  const wanted = Math.min(count, mostIoThreads);
  for (let id = 1; ids.size < wanted; id++) ids.add(id);
  return [...ids].sort((a, b) => a - b);
}

/** No host runs more; a number that is being typed must not cost memory. */
const mostIoThreads = 4096;

function placeOf(
  count: Span | undefined,
  countElement: XmlElement | undefined,
  idsElement: XmlElement | undefined,
): Span | undefined {
  return count ?? countElement?.nameSpan ?? idsElement?.nameSpan;
}

/** `<iothreadpin iothread='1'>` and `<iothreadsched iothreads='1-3,5'>`: libvirt refuses them for an id it does not know. */
function readTuned(domain: XmlElement): readonly number[] {
  const tune = child(domain, "cputune");
  const pinned = children(tune, "iothreadpin").flatMap((pin) => {
    const id = numberIn(attributeOf(pin, "iothread")?.value);
    return id === undefined ? [] : [id];
  });
  const scheduled = children(tune, "iothreadsched").flatMap((item) =>
    idsInRanges(attributeOf(item, "iothreads")?.value ?? ""),
  );
  return [...new Set([...pinned, ...scheduled])];
}

function idsInRanges(ranges: string): readonly number[] {
  return ranges.split(",").flatMap((range) => {
    const [, first, last] = /^\s*(\d{1,4})(?:-(\d{1,4}))?\s*$/.exec(range) ?? [];
    if (first === undefined) return [];
    const start = Number(first);
    const length = Number(last ?? first) - start + 1;
    return Array.from({ length: Math.max(0, length) }, (_, offset) => start + offset);
  });
}
