import type { Span } from "../text/span.js";
import type { Deployer } from "../nova/deployer.js";
import type { Embedding } from "./embedding.js";

/** A quoted or folded scalar: what it says is known, but no place inside of it. */
export function wholeScalarEmbedding(deployer: Deployer, text: string, place: Span): Embedding {
  return {
    deployer,
    text,
    toHost: () => place,
    toText: () => undefined,
    isByLine: false,
    toHostEdits: () => undefined,
  };
}
