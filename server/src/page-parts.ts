import { readFile } from "node:fs/promises";
import type { PageParts } from "./core/report/results-html.js";

/** The bundles' own folder, and where the build puts them for this file in the sources. */
const folders = ["./", "../../dist/"];

/** The built parts of the results page. Throws where they are missing, which a package never lacks. */
export async function readPageParts(): Promise<PageParts> {
  for (const folder of folders) {
    try {
      const [script, style] = await Promise.all(
        ["page.js", "page.css"].map((name) =>
          readFile(new URL(`${folder}${name}`, import.meta.url), "utf8"),
        ),
      );
      return { script: script ?? "", style: style ?? "" };
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
    }
  }
  throw new Error("The results page is not built: page.js and page.css are missing.");
}
