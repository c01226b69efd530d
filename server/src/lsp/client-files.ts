import type { Connection } from "vscode-languageserver";
import {
  type ClientFileParams,
  type ClientFolderParams,
  type RulePageParams,
  listFolderFromClient,
  readFileFromClient,
  rulePageFromClient,
} from "../protocol.js";
import type { Environment } from "./environment.js";

type Files = Pick<Environment, "readFile" | "listFolder" | "readFileBelow" | "readRulePage">;

/** Files as the client sees them, for what this server cannot read itself. A client that answers nothing has none. */
export function clientFiles(connection: Connection): Files {
  const ask = async (method: string, parameters: object): Promise<unknown> => {
    try {
      return await connection.sendRequest(method, parameters);
    } catch {
      return undefined;
    }
  };
  const readFile = async (uri: string): Promise<string | undefined> => {
    const parameters: ClientFileParams = { uri };
    return textOf(await ask(readFileFromClient, parameters));
  };
  return {
    readFile,
    listFolder: async (uri) => {
      const parameters: ClientFolderParams = { uri };
      const names = await ask(listFolderFromClient, parameters);
      return Array.isArray(names) ? names.filter((name) => typeof name === "string") : undefined;
    },
    readFileBelow: async (uri, folders) => {
      const path = new URL(uri).href;
      return folders.some((folder) => path.startsWith(folder)) ? readFile(uri) : undefined;
    },
    readRulePage: async (rule) => {
      const parameters: RulePageParams = { rule };
      return textOf(await ask(rulePageFromClient, parameters));
    },
  };
}

function textOf(answer: unknown): string | undefined {
  return typeof answer === "string" ? answer : undefined;
}
