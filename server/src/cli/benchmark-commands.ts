/* The commands that measure, or that reach a hypervisor, which are bundled together. */
export { apply } from "./apply.js";
export { audit } from "./audit.js";
export { benchmark } from "./benchmark.js";
export { compare } from "./compare.js";
export { importRuns } from "./import.js";
export { runs } from "./runs.js";
