import assert from "node:assert/strict";
import type { ClientCapabilities, CompletionItem } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, type TestClientOptions, modernEditor } from "./lsp-client.js";

const uri = "file:///vm.xml";

/** An editor that takes snippets. */
export const withSnippets: ClientCapabilities = {
  ...modernEditor,
  textDocument: {
    ...modernEditor.textDocument,
    completion: {
      completionItem: {
        ...modernEditor.textDocument?.completion?.completionItem,
        snippetSupport: true,
      },
    },
  },
};

interface Offered {
  readonly items: readonly CompletionItem[];
  /** In the order of an editor that was typed nothing into. */
  readonly labels: readonly string[];
  readonly item: (label: string) => CompletionItem;
  /** The text with an item in it, tab stops as they are. */
  readonly after: (label: string) => string;
}

interface Asked extends TestClientOptions {
  readonly languageId?: string;
  /** The character that was typed last, where the editor asks because of it. */
  readonly trigger?: string;
}

/** What is offered at `|`. */
export async function offered(marked: string, options: Asked = {}): Promise<Offered> {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "The text has no cursor.");
  const { languageId = "libvirt-xml", trigger } = options;
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = TextDocument.create(uri, languageId, 1, text);
  const client = await TestClient.start({ capabilities: modernEditor, ...options });
  await client.open(uri, languageId, text);
  const items = await client.connection.sendRequest<CompletionItem[]>("textDocument/completion", {
    textDocument: { uri },
    position: document.positionAt(offset),
    ...(trigger !== undefined && { context: { triggerKind: 2, triggerCharacter: trigger } }),
  });
  assert.deepEqual(client.log, []);
  await client.stop();
  const item = (label: string): CompletionItem => {
    const found = items.find((one) => one.label === label);
    assert.ok(found !== undefined, `no ${label}`);
    return found;
  };
  const after = (label: string): string => {
    const { textEdit } = item(label);
    assert.ok(textEdit !== undefined && "range" in textEdit);
    return TextDocument.applyEdits(document, [textEdit]);
  };
  const labels = items
    .toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
    .map(({ label }) => label);
  return { items, labels, item, after };
}
