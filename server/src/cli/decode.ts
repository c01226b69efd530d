import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { LineIndex } from "../core/text/line-index.js";

/** Bytes as text, or why they are none. */
export type DecodedText =
  | {
      readonly text: string;
      readonly isUtf8: boolean;
      /** The first place that is not UTF-8, counted from 1, where no declaration says what it is instead. */
      readonly place?: { readonly line: number; readonly column: number };
    }
  | { readonly text?: never; readonly problem: string };

/** Reads UTF-8, with or without a byte order mark (which stays in the text), or what an XML declaration names. */
export function decode(bytes: Buffer): DecodedText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8" };
  }
  if (bytes.subarray(0, 8192).includes(0)) return { problem: "is a binary file" };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), isUtf8: true };
  const declared = declaredEncoding(bytes);
  if (declared !== undefined) return { text: declared.decode(bytes), isUtf8: false };
  const text = bytes.toString("utf8");
  const { line, column } = new LineIndex(text).positionAt(text.indexOf("\ufffd"));
  return { text, isUtf8: false, place: { line: line + 1, column: column + 1 } };
}

/** A decoder for `<?xml encoding='ISO-8859-1'?>`; undefined for UTF-8 and for what Node does not know. */
function declaredEncoding(bytes: Buffer): TextDecoder | undefined {
  const head = bytes.toString("latin1", 0, 256);
  const label = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  if (label === undefined || /^utf-?8$/i.test(label)) return undefined;
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}
