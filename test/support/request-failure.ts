import assert from "node:assert/strict";
import { ResponseError } from "vscode-languageserver/node";

/** Checks the error with which a request fails: what it says and what it hints at. */
export async function fails(work: Promise<unknown>, message: RegExp, hint = ""): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof ResponseError);
    assert.match(error.message, message);
    assert.deepEqual(error.data, { hint, code: null, details: [] });
    return true;
  });
}
