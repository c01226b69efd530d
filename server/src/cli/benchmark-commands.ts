/* The commands about measuring, which are bundled together. */
export { benchmark } from "./benchmark.js";
export { compare } from "./compare.js";
