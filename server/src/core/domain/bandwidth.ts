import type { Span } from "../text/span.js";
import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { attributeOf } from "./written.js";

/** `<bandwidth>`: how much traffic the host lets through in a direction before it makes packets wait or drops them. */
export interface Bandwidth {
  readonly place: Span;
  /** Such as `1000 KiB/s inbound and 128 KiB/s outbound`. */
  readonly text: string;
}

/** Of an interface, a network or a port group; `undefined` where it limits nothing, or a template fills the limit in. */
export function bandwidthOf(owner: XmlElement): Bandwidth | undefined {
  const element = child(owner, "bandwidth");
  const limits = ["inbound", "outbound"].flatMap((direction) => {
    const average = attributeOf(child(element, direction), "average");
    return average === undefined || !/^[1-9]\d*$/.test(average.value)
      ? []
      : [{ place: average.span, text: `${average.value} KiB/s ${direction}` }];
  });
  const [first] = limits;
  return first && { place: first.place, text: limits.map(({ text }) => text).join(" and ") };
}
