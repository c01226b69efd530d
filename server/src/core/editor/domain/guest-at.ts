import { child } from "../../xml/query.js";
import { dataDisks } from "./data-disks.js";
import { onlyGuest } from "./last-read.js";

/** The guest that a text describes, as far as a benchmark must name it. */
export interface DescribedGuest {
  readonly name: string;
  /** Null where the text has none. */
  readonly uuid: string | null;
  /** Targets of the disks that hold data. */
  readonly disks: readonly string[];
  /** That of the disk around the place. */
  readonly disk: string | null;
}

/** The guest of a text and the disk around an offset; undefined where it is not one domain with a name. */
export function guestAt(text: string, offset: number): DescribedGuest | undefined {
  const guest = onlyGuest(text);
  const name = child(guest?.element, "name")?.text.trim() ?? "";
  if (guest === undefined || name === "") return undefined;
  const disks = dataDisks(guest);
  const around = disks.find(({ element: { span } }) => span.start <= offset && offset < span.end);
  const uuid = child(guest.element, "uuid")?.text.trim() ?? "";
  return {
    name,
    uuid: uuid === "" ? null : uuid,
    disks: disks.map(({ target }) => target),
    disk: around?.target ?? null,
  };
}
