import type { Command } from "../command.js";

export const showLog: Command = {
  id: "virtLatency.showLog",
  run: ({ log }) => {
    log.show();
  },
};
