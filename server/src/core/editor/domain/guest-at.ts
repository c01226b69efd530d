import { readDocuments, readDomains } from "../../domain/read.js";
import { attributeOf } from "../../domain/written.js";
import { parseXml } from "../../xml/parse.js";
import { child } from "../../xml/query.js";

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
  const [document, ...more] = readDocuments(parseXml(text));
  if (document?.kind !== "domain" || more.length > 0) return undefined;
  const [domain] = readDomains(document);
  const name = child(document.element, "name")?.text.trim() ?? "";
  if (domain === undefined || name === "") return undefined;
  const disks = domain.disks
    .filter(({ holdsData }) => holdsData)
    .flatMap(({ element }) => {
      const target = attributeOf(child(element, "target"), "dev")?.value;
      return target === undefined ? [] : [{ target, span: element.span }];
    });
  const around = disks.find(({ span }) => span.start <= offset && offset < span.end);
  const uuid = child(document.element, "uuid")?.text.trim() ?? "";
  return {
    name,
    uuid: uuid === "" ? null : uuid,
    disks: disks.map(({ target }) => target),
    disk: around?.target ?? null,
  };
}
