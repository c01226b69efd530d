/**
 * Has Node 20 run a function for longer before it is optimised. A hundred rules over thousands of small files are much code
 * that each runs for a short time, and V8 would spend a third of the processor time on optimising what it soon has to give up
 * again. The number is a count that V8 looks up each time, so it may change while the program runs. Node 22 does not know
 * the flag and says so to the user, and Node 24 gains little.
 */
export async function optimiseLater(): Promise<void> {
  if (!process.version.startsWith("v20.")) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--interrupt-budget=300000");
}
