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
export function decode(bytes: Uint8Array): DecodedText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8" };
  }
  if (bytes.subarray(0, 8192).includes(0)) return { problem: "is a binary file" };
  try {
    return { text: decoder("utf-8", true).decode(bytes), isUtf8: true };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
  }
  const declared = declaredEncoding(bytes);
  if (declared !== undefined) return { text: declared.decode(bytes), isUtf8: false };
  const text = decoder("utf-8", false).decode(bytes);
  const { line, column } = new LineIndex(text).positionAt(text.indexOf("\ufffd"));
  return { text, isUtf8: false, place: { line: line + 1, column: column + 1 } };
}

/** A decoder for `<?xml encoding='ISO-8859-1'?>`; undefined for UTF-8 and for what Node does not know. */
function declaredEncoding(bytes: Uint8Array): TextDecoder | undefined {
  const head = decoder("latin1", false).decode(bytes.subarray(0, 256));
  const label = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  if (label === undefined || /^utf-?8$/i.test(label)) return undefined;
  try {
    return decoder(label, false);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function decoder(label: string, fatal: boolean): TextDecoder {
  return new TextDecoder(label, { fatal, ignoreBOM: true });
}
