import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

export interface DebianSource {
  /** Debian's version, such as `9.0.0-4+deb12u2`. */
  readonly packageVersion: string;
  /** The upstream part of it, such as `9.0.0`. */
  readonly version: string;
  /** Holds what was taken out of the upstream tarball. */
  readonly folder: string;
}

/**
 * Fetches a source package of a Debian release and unpacks the files that match one of `patterns` (those of tar).
 * apt checks signatures and sums; it works on lists of its own, so that the system's sources stay as they are.
 * What was fetched once is kept in the user's cache folder, outside of the repository.
 */
export async function debianSource(
  name: string,
  release: string,
  patterns: readonly string[],
): Promise<DebianSource> {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "virt-latency");
  const keptIn = join(cache, "debian-sources", release, name);
  const kept = await sourceIn(keptIn);
  if (kept !== undefined) return kept;

  const work = await mkdtemp(join(tmpdir(), "debian-source-"));
  try {
    const options = await aptOptions(work, release);
    await execute("apt-get", [...options, "update"]);
    const source = [...options, "source", "--only-source", "--download-only"];
    // The tarball alone: not every mirror has the small files of packages that are not its release's own.
    await execute("apt-get", [...source, "--tar-only", name], { cwd: work });
    const tarball = (await readdir(work)).find((file) => file.includes(".orig.tar."));
    const { stdout } = await execute("apt-get", [...source, "--print-uris", name]);
    const packageVersion = /_(\S+)\.dsc /.exec(stdout)?.[1];
    if (tarball === undefined || packageVersion === undefined) {
      throw new Error(`${release} has no upstream tarball of ${name}`);
    }
    const unpacked = join(work, packageVersion);
    await mkdir(unpacked);
    const wildcards = ["--wildcards", "--strip-components=1", ...patterns];
    await execute("tar", ["-xf", join(work, tarball), "-C", unpacked, ...wildcards]);
    await mkdir(keptIn, { recursive: true });
    await move(unpacked, join(keptIn, packageVersion));
  } catch (cause) {
    const hint = "It needs apt, Debian's archive keyring and a Debian mirror among apt's sources.";
    throw new Error(`Cannot fetch the source of ${name} in ${release}. ${hint}`, { cause });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const fetched = await sourceIn(keptIn);
  if (fetched === undefined) throw new Error(`${keptIn} is empty`);
  return fetched;
}

async function sourceIn(folder: string): Promise<DebianSource | undefined> {
  const entries = (await isFolder(folder)) ? await readdir(folder) : [];
  const packageVersion = entries.find((entry) => !entry.endsWith(unfinished));
  if (packageVersion === undefined) return undefined;
  const version = packageVersion.replace(/^\d+:/, "").replace(/-[^-]*$/, "");
  return { packageVersion, version, folder: join(folder, packageVersion) };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Asks the mirror that this machine's apt uses already. */
async function aptOptions(work: string, release: string): Promise<readonly string[]> {
  const format = "$(ORIGIN) $(LABEL) $(COMPONENT) $(REPO_URI)";
  const { stdout } = await execute("apt-get", ["indextargets", "--format", format]);
  const prefix = "Debian Debian main ";
  const mirror = stdout.split("\n").find((line) => line.startsWith(prefix));
  if (mirror === undefined) throw new Error("apt knows no Debian mirror; run: apt-get update");
  const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
  const sources = join(work, "sources.list");
  const uri = mirror.slice(prefix.length);
  await writeFile(sources, `deb-src [signed-by=${keyring}] ${uri} ${release} main\n`);
  for (const folder of ["lists/partial", "cache/archives/partial"]) {
    await mkdir(join(work, folder), { recursive: true });
  }
  const settings = {
    "Dir::Etc::sourcelist": sources,
    "Dir::Etc::sourceparts": "-",
    "Dir::State::lists": join(work, "lists"),
    "Dir::Cache": join(work, "cache"),
    "APT::Sandbox::User": "",
  };
  return Object.entries(settings).flatMap(([key, value]) => ["-o", `${key}=${value}`]);
}

const unfinished = ".part";

/** Between file systems there is no rename, so the tree is copied beside its place and then put there in one step. */
async function move(from: string, to: string): Promise<void> {
  const beside = to + unfinished;
  await rm(beside, { recursive: true, force: true });
  await execute("cp", ["-r", from, beside]);
  await rename(beside, to);
}
