/*
 * Bundles the extension, the server, the command line and the results page into dist/, which is all that ships
 * besides the manifest and the documents. `-- --watch` keeps building. Errors escape, so the exit code tells.
 */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BuildOptions, type Plugin, build, context } from "esbuild";
import { projectRoot, projectVersion } from "./project.js";

const { values } = parseArgs({ options: { watch: { type: "boolean", default: false } } });

/** Text files that the program carries: remote scripts and fio's job files. */
const textLoaders = { ".sh": "text", ".fio": "text" } as const;

const common: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  minify: !values.watch,
  sourcemap: values.watch ? "linked" : false,
  legalComments: "eof",
  logLevel: "warning",
  loader: textLoaders,
};

const forNode: BuildOptions = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20",
  // ESM builds first: a UMD one, such as jsonc-parser's, hides its imports from esbuild.
  mainFields: ["module", "main"],
  define: {
    PROGRAM_VERSION: JSON.stringify(await projectVersion()),
    // CommonJS has no import.meta; the address of the bundle is what it must mean there.
    "import.meta.url": "bundleUrl",
  },
  banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** Modules that lie in another bundle, by what their imports look like, and that bundle. */
const inOtherBundles: readonly (readonly [RegExp, string])[] = [
  [/\/lsp\/node\.js$/, "./server.cjs"],
  [/^\.\/(?:check|effective|explain|fix|rules)\.js$/, "./cli-lint.cjs"],
  [/^\.\/(?:apply|audit|benchmark|compare|import|runs)\.js$/, "./cli-benchmark.cjs"],
];

/**
 * The command line loads its commands from bundles beside it. In one bundle, esbuild would put each module that is
 * loaded late into a function, which V8 then compiles twice: a third of the start of `check`.
 */
const commandsBeside: Plugin = {
  name: "commands-beside",
  setup(builder) {
    for (const [filter, path] of inOtherBundles) {
      builder.onResolve({ filter }, () => ({ path, external: true }));
    }
  },
};

const forCommandLine: BuildOptions = {
  ...forNode,
  // `require` starts faster.
  supported: { "dynamic-import": false },
};

const bundles: readonly BuildOptions[] = [
  {
    ...forNode,
    entryPoints: ["client/src/extension.ts"],
    outfile: "dist/extension.cjs",
    external: ["vscode"],
  },
  { ...forNode, entryPoints: ["server/src/lsp/node.ts"], outfile: "dist/server.cjs" },
  {
    ...forCommandLine,
    entryPoints: ["server/src/cli/main.ts"],
    outfile: "dist/cli.cjs",
    banner: { js: `#!/usr/bin/env node\n${forNode.banner?.["js"] ?? ""}` },
    plugins: [commandsBeside],
  },
  {
    ...forCommandLine,
    entryPoints: ["server/src/cli/lint-commands.ts"],
    outfile: "dist/cli-lint.cjs",
  },
  {
    ...forCommandLine,
    entryPoints: ["server/src/cli/benchmark-commands.ts"],
    outfile: "dist/cli-benchmark.cjs",
  },
  {
    ...common,
    platform: "browser",
    format: "iife",
    target: "chrome128",
    entryPoints: ["client/src/webview/page/main.ts"],
    outfile: "dist/page.js",
  },
];

if (values.watch) {
  const contexts = await Promise.all(bundles.map((options) => context(options)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(bundles.map((options) => build(options)));
  await chmod(join(projectRoot, "dist/cli.cjs"), 0o755);
}
