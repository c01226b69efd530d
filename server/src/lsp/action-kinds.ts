import { CodeActionKind } from "vscode-languageserver";

/** The kind of the action that applies every safe fix, for `editor.codeActionsOnSave`. */
export const fixAllKind: CodeActionKind = `${CodeActionKind.SourceFixAll}.virt-latency`;

/** The kind of the actions that apply a recipe. */
export const recipeKind: CodeActionKind = `${CodeActionKind.RefactorRewrite}.virt-latency`;
