/*
 * Packages the built extension: dist/virt-latency.vsix, or the file given. What ships is what .vscodeignore allows;
 * the same input gives the same bytes.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as v from "valibot";
import { projectRoot } from "./project.js";

/** For people who work on the project, for npm, or true of the sources only. */
const dropped = [
  "allowScripts",
  "bin",
  "dependencies",
  "devDependencies",
  "files",
  "private",
  "scripts",
  "type",
];

/** Packages what `npm run build` has made. */
export function packageVsix(file: string = path.join(projectRoot, "dist/virt-latency.vsix")): {
  readonly file: string;
  readonly bytes: number;
} {
  // vsce looks through the whole folder that it is called in: in a work tree that takes it many seconds.
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), "virt-latency-vsix-"));
  try {
    stageExtension(stage);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(projectRoot, "node_modules/@vscode/vsce/vsce"),
        ...["package", "--no-dependencies", "--out", file],
      ],
      {
        cwd: stage,
        encoding: "utf8",
        // The time that every file in the archive carries.
        env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600" },
      },
    );
    if (status !== 0) throw new Error(`vsce failed:\n${stdout}${stderr}`);
    return { file, bytes: fs.statSync(file).size };
  } finally {
    fs.rmSync(stage, { recursive: true });
  }
}

/**
 * Copies the built extension into an empty folder: what may ship, and a little more where .vscodeignore has a
 * pattern, since vsce applies the same file to that folder.
 */
export function stageExtension(stage: string): void {
  const list = fs.readFileSync(path.join(projectRoot, ".vscodeignore"), "utf8");
  fs.writeFileSync(path.join(stage, ".vscodeignore"), list);
  const allowed = list.split("\n").filter((line) => line.startsWith("!"));
  for (const line of allowed) {
    const name = line.slice(1).replace(/\/[^/]*\*.*$/, "");
    const source = path.join(projectRoot, name);
    if (fs.existsSync(source)) fs.cpSync(source, path.join(stage, name), { recursive: true });
  }
  const manifest = v.parse(
    v.record(v.string(), v.unknown()),
    JSON.parse(fs.readFileSync(path.join(projectRoot, "package.json"), "utf8")),
  );
  const kept = Object.entries(manifest).filter(([key]) => !dropped.includes(key));
  fs.writeFileSync(
    path.join(stage, "package.json"),
    `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`,
  );
}

if (process.argv[1] === import.meta.filename) {
  const [out] = process.argv.slice(2);
  const { file, bytes } = packageVsix(out === undefined ? undefined : path.resolve(out));
  console.log(`${file}: ${(bytes / 1000).toFixed(0)} kB`);
}
