import type { Host } from "./host.js";
import { bootstrap, startScript } from "./script-process.js";

/** This machine. */
export const localHost: Host = {
  name: "this machine",
  start: (script, onOutput) => startScript(["/bin/sh", "-c", bootstrap(script)], script, onOutput),
};
