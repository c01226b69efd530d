import type { Command } from "../command.js";

export const restartServer: Command = {
  id: "virtLatency.restartServer",
  run: ({ server }) => server.restart(),
};
