import type { BuildOptions, Plugin } from "esbuild";
import { lateBundles, loadLate } from "./load-late.js";

/**
 * The bundles of the command line. It loads its commands from bundles beside it: in one bundle, esbuild would put each
 * module that is loaded late into a function, which V8 then compiles twice, a third of the start of `check`.
 */
export function commandLineBundles(forNode: BuildOptions): readonly BuildOptions[] {
  const common: BuildOptions = {
    ...forNode,
    // `require` starts faster.
    supported: { "dynamic-import": false },
  };
  const bundle = (entry: string, name: string, plugin: Plugin): BuildOptions => ({
    ...common,
    entryPoints: [entry],
    outfile: `dist/${name}`,
    plugins: [plugin],
  });
  return [
    {
      ...bundle("server/src/cli/main.ts", "cli.cjs", commandsBeside),
      banner: { js: `#!/usr/bin/env node\n${forNode.banner?.["js"] ?? ""}` },
    },
    bundle("server/src/cli/lint-commands.ts", "cli-lint.cjs", loadLate(rarelyNeeded)),
    bundle("server/src/cli/rule-commands.ts", "cli-rules.cjs", loadLate(rarelyNeeded)),
    bundle("server/src/cli/benchmark-commands.ts", "cli-benchmark.cjs", loadLate(rarelyNeeded)),
    ...lateBundles(rarelyNeeded, common, "dist"),
  ];
}

/** What `check` of a domain does not need, with Nova's rules and facts and most of the libraries. */
const rarelyNeeded = [
  "server/src/core/embedded/find.ts",
  "server/src/core/lint/baseline.ts",
  "server/src/core/lint/configuration.ts",
  "server/src/core/lint/lint-nova.ts",
  "server/src/core/report/sarif.ts",
  "server/src/core/report/unified-diff.ts",
];

/** Modules that lie in another bundle, by what their imports look like, and that bundle. */
const inOtherBundles: readonly (readonly [RegExp, string])[] = [
  [/\/lsp\/node\.js$/, "./server.cjs"],
  [/^\.\/(?:check|fix)\.js$/, "./cli-lint.cjs"],
  [/^\.\/(?:effective|explain|rules)\.js$/, "./cli-rules.cjs"],
  [/^\.\/(?:apply|audit|benchmark|compare|import|runs)\.js$/, "./cli-benchmark.cjs"],
];

const commandsBeside: Plugin = {
  name: "commands-beside",
  setup(builder) {
    for (const [filter, path] of inOtherBundles) {
      builder.onResolve({ filter }, () => ({ path, external: true }));
    }
  },
};
