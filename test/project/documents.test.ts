import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { parse } from "jsonc-parser";
import { projectRoot } from "../../scripts/project.js";
import { commands } from "../../server/src/cli/commands.js";
import { workloadNames } from "../../server/src/core/benchmark/workloads.js";

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

for (const name of documents) {
  describe(name, () => {
    const text = readFileSync(join(projectRoot, name), "utf8");

    it("names only npm scripts that exist", () => {
      const named = [...text.matchAll(/npm run ([a-z][a-z0-9:-]*)/g)].map(
        ([, script = ""]) => script,
      );
      assert.deepEqual(
        named.filter((script) => manifest.scripts[script] === undefined),
        [],
      );
    });

    it("names only commands that exist", () => {
      const named = [...text.matchAll(/virt-latency ([a-z]+) [[A-Z/]/g)].map(
        ([, word = ""]) => word,
      );
      assert.deepEqual(
        named.filter((word) => !Object.hasOwn(commands, word)),
        [],
      );
    });

    it("links only to files that exist", () => {
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) => link);
      assert.deepEqual(
        links.filter((link) => !existsSync(join(projectRoot, dirname(name), link))),
        [],
      );
    });
  });
}

describe("the schema of the configuration", () => {
  const schema = JSON.parse(
    readFileSync(join(projectRoot, "schemas/configuration.schema.json"), "utf8"),
  ) as object;
  const validate = new Ajv({ strictSchema: false }).compile(schema);

  it("allows the example in the README", () => {
    const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
    const [, example = ""] = /^```jsonc\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    const configuration: unknown = parse(example);
    assert.ok(validate(configuration), JSON.stringify(validate.errors));
  });

  it("refuses what does not exist", () => {
    assert.ok(!validate({ rules: { "domain/unheard-of": "off" } }));
    assert.ok(!validate({ profile: "fast" }));
    assert.ok(!validate({ target: { libvirt: 9 } }));
  });
});

describe("sources", () => {
  it("stay below 400 lines each; what is generated and tables of cases do not count", () => {
    const long = ["client/src", "server/src", "scripts"].flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !/-data\.ts$|core\/rules\/index\.ts$/.test(name))
        .map((name) => join(folder, name))
        .filter((name) => lineCount(name) > 400),
    );
    assert.deepEqual(long, []);
  });
});

it("README.md says of each workload what it is", () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  const [, table = ""] = /^\| workload .*\n\| -.*\n((?:\|.*\n)*)/m.exec(readme) ?? [];
  const named = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  assert.deepEqual(named, [...workloadNames]);
});

it("no page shows a comment with a rule that XML forbids", () => {
  const pages = readdirSync(join(projectRoot, "docs"), { recursive: true, encoding: "utf8" })
    .filter((page) => page.endsWith(".md"))
    .map((page) => join("docs", page));
  const forbidden = ["README.md", ...pages].flatMap((page) =>
    [...readFileSync(join(projectRoot, page), "utf8").matchAll(/<!--(.*?)-->/g)]
      .filter(([, inside = ""]) => inside.includes("virt-latency-disable") && inside.includes("--"))
      .map(([comment]) => `${page}: ${comment}`),
  );
  assert.deepEqual(forbidden, []);
});

function lineCount(path: string): number {
  return readFileSync(join(projectRoot, path), "utf8").split("\n").length;
}
