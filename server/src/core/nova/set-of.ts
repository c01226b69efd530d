import type { OsloFile } from "../oslo/tree.js";
import { type Companions, type ConfigSet, aloneSet, readConfigSet } from "./config-set.js";
import { otherServiceOf } from "./file-name.js";
import { isKollaOverride } from "./kolla.js";

/** The set of files that a nova.conf is read in: those that the host found beside it, and what its path tells of others. */
export function configSetOf(
  file: OsloFile,
  { companions, path }: { readonly companions?: Companions; readonly path?: string },
): ConfigSet {
  const set = companions === undefined ? aloneSet(file) : readConfigSet(file, companions);
  const otherService = otherServiceOf(path);
  const isKolla = isKollaOverride(path);
  return {
    ...set,
    complete: set.complete && !isKolla && !isDistributions(path),
    ...(otherService === undefined ? { reachesCompute: isKolla } : { otherService }),
  };
}

/** What RDO's packages set before the operator does: their units read it first, and then /etc/nova/nova.conf. */
function isDistributions(path: string | undefined): boolean {
  return path !== undefined && /(^|[/\\])nova-dist\.conf$/.test(path);
}
