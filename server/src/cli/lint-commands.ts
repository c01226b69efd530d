/* The commands that read files, which are bundled together. */
export { check } from "./check.js";
export { effective } from "./effective.js";
export { explain } from "./explain.js";
export { fix } from "./fix.js";
export { rules } from "./rules.js";
