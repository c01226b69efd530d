/*
 * Bundles the extension, the server, the command line and the results page into dist/ with the pages of the rules, which is all that ships
 * besides the manifest and the documents. `-- --watch` keeps building. Errors escape, so the exit code tells.
 */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BuildOptions, type Plugin, build, context } from "esbuild";
import { bundleRulePages } from "./bundled-rule-pages.js";
import { commandLineBundles } from "./command-line-bundles.js";
import {
  engineBesideNode,
  engineBesideWorker,
  engineBundle,
  engineThere,
} from "./engine-bundle.js";
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

/** Inside a browser's workers, as VS Code's own. */
const forBrowser: BuildOptions = {
  ...common,
  platform: "browser",
  target: "chrome128",
  mainFields: ["browser", "module", "main"],
};

/** What runs benchmarks is loaded with the first one; in the server's own bundle it would cost each start. */
const benchmarkBeside: Plugin = {
  name: "benchmark-beside",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/node-benchmark\.js$/ }, () => ({
      path: "./server-benchmark.cjs",
      external: true,
    }));
  },
};

const bundles: readonly BuildOptions[] = [
  {
    ...forNode,
    entryPoints: ["client/src/extension.ts"],
    outfile: "dist/extension.cjs",
    external: ["vscode"],
  },
  {
    ...forNode,
    entryPoints: ["server/src/lsp/node.ts"],
    outfile: "dist/server.cjs",
    // The command line loads it too, and keeps it compiled; what is kept that way cannot import.
    supported: { "dynamic-import": false },
    plugins: [engineBesideNode, benchmarkBeside],
  },
  {
    ...forNode,
    entryPoints: ["server/src/lsp/node-benchmark.ts"],
    outfile: "dist/server-benchmark.cjs",
    plugins: [engineThere],
  },
  engineBundle(forBrowser),
  {
    ...forBrowser,
    format: "cjs",
    entryPoints: ["client/src/extension.web.ts"],
    outfile: "dist/extension.web.js",
    external: ["vscode"],
  },
  {
    ...forBrowser,
    format: "iife",
    entryPoints: ["server/src/lsp/browser.ts"],
    outfile: "dist/server.worker.js",
    plugins: [engineBesideWorker],
  },
  ...commandLineBundles(forNode),
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
await bundleRulePages();
