/** What asks the program to stop. */
const requests = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let isListening = false;
let isWorking = false;
let asked: NodeJS.Signals | undefined;

/**
 * Does what must not be left half done: a request to stop takes effect, as it always does, when that is over. What listens
 * stays for the next time: a request could else be lost that came as it went.
 */
export async function undisturbed<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!isListening) for (const name of requests) process.on(name, remember);
  isListening = true;
  isWorking = true;
  try {
    return await work();
  } finally {
    isWorking = false;
    stopWhereAsked();
  }
}

function remember(name: NodeJS.Signals): void {
  asked = name;
  if (!isWorking) stopWhereAsked();
}

function stopWhereAsked(): void {
  if (asked === undefined) return;
  for (const name of requests) process.off(name, remember);
  process.kill(process.pid, asked);
}
