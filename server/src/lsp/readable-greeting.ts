import { Message, type RequestMessage } from "vscode-languageserver";
import { isRecord } from "./client.js";

/**
 * `initialize` in a form that the protocol's library can read, which looks into the capabilities without asking whether
 * there are any: a client that names none can do nothing. Any other message as it is.
 */
export function readableGreeting(message: Message): Message {
  return Message.isRequest(message) && message.method === "initialize"
    ? withCapabilities(message)
    : message;
}

function withCapabilities(message: RequestMessage): RequestMessage {
  const given: Readonly<Record<string, unknown>> = isRecord(message.params) ? message.params : {};
  const { capabilities } = given;
  return {
    ...message,
    params: { ...given, capabilities: isRecord(capabilities) ? capabilities : {} },
  };
}
