import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import Module, { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/** A bundle that was compiled anew, to be kept when the program ends. */
interface Compiled {
  readonly file: string;
  readonly source: Buffer;
  readonly script: Script;
}

/**
 * Keeps what V8 makes of the bundles beside this one, in the user's folder for caches: to compile them anew is half of
 * what `check` of one file takes besides starting Node. Node 22 has a cache too, which keeps a module as it is before it
 * runs, without most of its functions, and lies where other users can write as well.
 *
 * Compiled code runs unchecked. So it is taken from nothing that somebody else could have written, and only for the very
 * same text of the bundle; V8 refuses what another Node made. Where anything is in the way there is no cache, and nothing is
 * said of it. Whoever wants none sets NODE_DISABLE_COMPILE_CACHE, as for Node's own.
 */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>): void {
  const user = process.geteuid?.();
  const folder = cacheFolder(env);
  if (user === undefined || folder === undefined) return;
  if (env["NODE_DISABLE_COMPILE_CACHE"] !== undefined) return;
  const here = dirname(fileURLToPath(import.meta.url));
  const extensions = extensionsOf(createRequire(import.meta.url));
  const usual = extensions[".js"];
  const fresh: Compiled[] = [];
  extensions[".cjs"] = (module, path) => {
    if (dirname(path) !== here) {
      usual?.(module, path);
      return;
    }
    const source = readFileSync(path);
    const file = join(folder, `${basename(path)}-${process.version}-${process.arch}`);
    const cachedData = keptFor(source, file, user);
    const script = new Script(Module.wrap(source.toString()), { filename: path, cachedData });
    if (cachedData === undefined || script.cachedDataRejected === true) {
      fresh.push({ file, source, script });
    }
    const run: unknown = script.runInThisContext();
    if (typeof run !== "function") throw new TypeError(`${path} is no module`);
    Reflect.apply(run, module.exports, [module.exports, createRequire(path), module, path, here]);
  };
  process.on("exit", () => {
    try {
      if (fresh.length > 0 && isPrivate(folder, user)) for (const each of fresh) keep(each);
    } catch {
      // The disk is full, or somebody else was faster.
    }
  });
}

type Extensions = Record<string, ((module: NodeJS.Module, path: string) => void) | undefined>;

/** Deprecated since there are better ways to load other languages, and the only way to say how a file is compiled. */
function extensionsOf(require: NodeJS.Require): Extensions {
  return Reflect.get(require, "extensions");
}

/** As the XDG base directory specification has it; undefined where there is none. */
function cacheFolder({
  HOME: home,
  XDG_CACHE_HOME: xdg,
}: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : home && join(home, ".cache");
  return base === undefined || !isAbsolute(base) ? undefined : join(base, "virt-latency");
}

/** The compiled code in a file: it follows the text that it was compiled from. */
function keptFor(source: Buffer, file: string, user: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    if (!isOurs(lstatSync(dirname(file)), user)) return undefined;
    descriptor = openSync(file, "r");
    if (!isOurs(fstatSync(descriptor), user)) return undefined;
    const kept = readFileSync(descriptor);
    const isSame = kept.subarray(0, source.length).equals(source);
    return isSame ? kept.subarray(source.length) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Makes the folder where it is not there: but not in the home of somebody else, as whom a user of sudo may still be known. */
function isPrivate(folder: string, user: number): boolean {
  let above = dirname(folder);
  while (!existsSync(above)) above = dirname(above);
  if (!isOurs(statSync(above), user)) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return isOurs(lstatSync(folder), user);
}

/** Nobody else could have written there. */
function isOurs(
  { mode, uid }: { readonly mode: number; readonly uid: number },
  user: number,
): boolean {
  return uid === user && (mode & 0o022) === 0;
}

/** In one step: another process may be reading. */
function keep({ file, source, script }: Compiled): void {
  const temporary = `${file}.${process.pid.toString()}`;
  try {
    const whole = Buffer.concat([source, script.createCachedData()]);
    writeFileSync(temporary, whole, { flag: "wx", mode: 0o600 });
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}
