import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { projectRoot } from "./project.js";

/**
 * Leaves modules out of a bundle, and puts functions in their place that load them from bundles of their own when they
 * are called. Whatever is a part of a bundle costs the start of each run, whether it is used or not. Only modules whose
 * values are functions and plain strings can be loaded so; the build fails for others. Paths are relative to the project.
 */
export function loadLate(modules: readonly string[]): Plugin {
  return {
    name: "load-late",
    setup(builder) {
      builder.onResolve({ filter: /^\.\/late-/ }, ({ path }) => ({ path, external: true }));
      for (const module of modules) {
        const path = join(projectRoot, module);
        builder.onLoad({ filter: exactly(path) }, async () => {
          return { contents: standIn(await readFile(path, "utf8"), module), loader: "js" };
        });
      }
    },
  };
}

/** The bundles that `loadLate` expects in `folder`, each of which loads the others late too. */
export function lateBundles(
  modules: readonly string[],
  common: BuildOptions,
  folder: string,
): readonly BuildOptions[] {
  return modules.map((module) => ({
    ...common,
    entryPoints: [module],
    outfile: join(folder, bundleOf(module)),
    plugins: [...(common.plugins ?? []), loadLate(modules.filter((other) => other !== module))],
  }));
}

function bundleOf(module: string): string {
  return `late-${basename(module, ".ts")}.cjs`;
}

function standIn(source: string, module: string): string {
  const bundle = JSON.stringify(`./${bundleOf(module)}`);
  const exported =
    /^export (?!interface |type )(?:(?:async )?function (\w+)|const \w+ = "[^"\n]*";$)?/gm;
  return [...source.matchAll(exported)]
    .map(([line, name]) => {
      if (name !== undefined) {
        // `require` keeps what it loaded.
        return `export const ${name} = (...values) => require(${bundle}).${name}(...values);\n`;
      }
      if (line === "export ") throw new Error(`${module} exports more than functions and strings`);
      return `${line}\n`;
    })
    .join("");
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}$`);
}
