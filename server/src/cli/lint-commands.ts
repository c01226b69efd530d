/* The commands that judge files, which are bundled together. */
export { check } from "./check.js";
export { fix } from "./fix.js";
