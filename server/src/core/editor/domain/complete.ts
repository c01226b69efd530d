import type { Target } from "../../catalog/versions.js";
import type { Completion } from "../features.js";
import { attributeCompletions } from "./completion/attributes.js";
import { elementCompletions, endTagCompletions } from "./completion/elements.js";
import { placeAt } from "./completion/place.js";
import { valueCompletions } from "./completion/values.js";

/** What may be written at an offset: elements, attributes or values. */
export function completeDomain(
  text: string,
  offset: number,
  target: Target,
  trigger?: string,
): readonly Completion[] {
  const place = placeAt(text, offset);
  switch (place?.kind) {
    case "element":
      // White space and quotes are typed in texts all the time, where nobody asked.
      return trigger === undefined || trigger === "<"
        ? elementCompletions(place, text, target)
        : [];
    case "end-tag":
      return endTagCompletions(place);
    case "attribute":
      return attributeCompletions(place, text, target);
    case "value":
      return valueCompletions(place, target);
    case undefined:
      return [];
  }
}
