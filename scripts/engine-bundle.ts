import { join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { projectRoot } from "./project.js";

/** What the shared bundle gives to the programs around it, each with all that it imports. */
const shared = [
  "server/src/lsp/server.ts",
  // Who measures and audits judges too, and rules are the largest part.
  "server/src/core/audit/audit.ts",
  "server/src/core/lint/lint.ts",
  "server/src/core/lint/lint-domain.ts",
  "server/src/core/domain/read.ts",
];

/**
 * The bundle that the two programs of the language server share, the one for Node and the worker for a browser: nearly all
 * of it, which would else be in the package twice. The protocol's library is another one in each place, and its classes are
 * compared by identity; so a program says which it has before it loads this.
 */
export function engineBundle(common: BuildOptions): BuildOptions {
  return {
    ...common,
    format: "iife",
    globalName: "engine",
    footer: { js: "globalThis.virtLatencyEngine = engine.modules;" },
    stdin: {
      contents: [
        ...shared.map((path, index) => `import * as m${index} from "./${path}";`),
        `export const modules = [${shared.map((_, index) => `m${index}`).join()}];`,
      ].join("\n"),
      resolveDir: projectRoot,
    },
    outfile: "dist/engine.cjs",
    plugins: [
      {
        name: "library-of-the-program",
        setup(builder) {
          const namespace = "library";
          const contents = "module.exports = globalThis.virtLatencyLibrary;";
          const filter = /^vscode-languageserver$/;
          builder.onResolve({ filter }, ({ path }) => ({ path, namespace }));
          builder.onLoad({ filter: /.*/, namespace }, () => ({ contents }));
        },
      },
    ],
  };
}

/** For the program of Node, which finds the shared bundle beside it. */
export const engineBesideNode = engineBeside(
  loading("vscode-languageserver/node", 'require("./engine.cjs");'),
);

/** For the worker, whose client puts the shared bundle into that function. */
export const engineBesideWorker = engineBeside(
  loading("vscode-languageserver/browser", "globalThis.virtLatencyLoadEngine();"),
);

/** For what a program loads later, when the shared bundle is there. */
export const engineThere = engineBeside("");

function loading(library: string, load: string): string {
  return `if (globalThis.virtLatencyEngine === undefined) {
    globalThis.virtLatencyLibrary = require("${library}");
    ${load}
  }`;
}

function engineBeside(load: string): Plugin {
  const namespace = "engine";
  const paths = shared.map((path) => join(projectRoot, path));
  return {
    name: "engine-beside",
    setup(builder) {
      builder.onResolve({ filter: /^\.\/engine\.cjs$/ }, ({ path }) => ({ path, external: true }));
      builder.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
        const index = paths.indexOf(join(resolveDir, path.replace(/\.js$/, ".ts")));
        return index === -1 ? undefined : { path: index.toString(), namespace };
      });
      builder.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: `${load}\nmodule.exports = globalThis.virtLatencyEngine[${path}];`,
        resolveDir: projectRoot,
      }));
    },
  };
}
