import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { cliFile, withTemporaryFolder } from "../support/cli.js";

/** Pretends to be a version of Node and tells the flags that V8 is given; where it is that version, V8 has them too. */
const listening = String.raw`const v8 = require("node:v8");
const { setFlagsFromString } = v8;
const pretended = process.env.PRETENDED_VERSION;
const isReal = process.version.split(".")[0] === pretended.split(".")[0];
Object.defineProperty(process, "version", { value: pretended });
v8.setFlagsFromString = (flag) => {
  process.stderr.write(flag + "\n");
  if (isReal) setFlagsFromString(flag);
};
`;

it("V8 is told to optimise later by Node 20 alone, and where there is more than one file", () => {
  withTemporaryFolder((cwd) => {
    const preloaded = join(cwd, "listening.cjs");
    writeFileSync(preloaded, listening);
    for (const name of ["a.xml", "b.xml", "c.xml"]) writeFileSync(join(cwd, name), "<domain/>");
    const flagsOf = (version: string, path: string): string => {
      const args = ["--require", preloaded, cliFile, "check", "--quiet", path];
      const env = { PRETENDED_VERSION: version };
      return spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" }).stderr;
    };
    // What V8 says of a flag that it does not know would stand there as well.
    assert.equal(flagsOf("v20.20.2", "."), "--interrupt-budget=300000\n");
    assert.equal(flagsOf("v20.20.2", "a.xml"), "");
    for (const version of ["v18.20.0", "v22.0.0", "v24.1.0", "v200.0.0"]) {
      assert.equal(flagsOf(version, "."), "", version);
    }
  });
});
