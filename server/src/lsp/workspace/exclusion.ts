import picomatch from "picomatch/posix.js";

/** Whether a path, seen from the workspace's folder and with `/` between folders, is left out with all below it. */
export type Exclusion = (path: string) => boolean;

/**
 * Reads what the editor hides (`files.exclude`, `search.exclude`), whatever the client sent: patterns that are on. One
 * that depends on another file beside (`when`) hides what is generated, which is no guest; it is not looked at.
 */
export function readExclusion(...settings: readonly unknown[]): Exclusion {
  const patterns = settings.flatMap((setting) =>
    typeof setting === "object" && setting !== null
      ? Object.entries(setting).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []))
      : [],
  );
  const isHidden = picomatch(
    // "build/" and "build/**" mean the folder itself too.
    patterns
      .map((pattern) => pattern.replace(/\/(\*\*)?$/, ""))
      .filter((pattern) => pattern !== ""),
    { dot: true },
  );
  return (path) => patterns.length > 0 && isHidden(path);
}

/** Folders of tools, never of guests: what begins with a dot, as version control, caches and builds do, and packages. */
export function isToolsFolder(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || name === "__pycache__";
}
