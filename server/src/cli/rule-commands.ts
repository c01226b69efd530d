/* The commands that need every rule or what Nova makes of nova.conf, which are bundled together. */
export { effective } from "./effective.js";
export { explain } from "./explain.js";
export { rules } from "./rules.js";
