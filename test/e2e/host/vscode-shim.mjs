#!/usr/bin/env node
// Looks like a desktop VS Code's executable to @vscode/test-electron and runs the suite in the pinned server host:
// VSCODE_EXECUTABLE=test/e2e/host/vscode-shim.mjs npm run test:desktop
import { register } from "tsx/esm/api";

register();
const { runAsExecutable } = await import("./run-as-executable.ts");
process.exitCode = await runAsExecutable(process.argv.slice(2));
