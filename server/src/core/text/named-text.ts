import type { TextEdit } from "./span.js";

/** A file by the name that its host knows it by: a path, or in an editor a URI. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Edits of one file; they refer to its text and do not overlap. */
export interface FileEdits {
  readonly file: NamedText;
  readonly edits: readonly TextEdit[];
}
