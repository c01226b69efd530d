/** The first paragraph below "Why" on a rule's page, in one line; undefined for a page without it. */
export function whyOf(page: string): string | undefined {
  const paragraph = /^## Why\r?\n\s*([\s\S]*?)(?:\r?\n\s*\r?\n|$(?![\s\S]))/m.exec(page)?.[1];
  const line = paragraph?.replaceAll(/\s*\r?\n\s*/g, " ").trim();
  return line === undefined || line === "" ? undefined : line;
}

/** A rule's page as it is to be read: without the marks of the generator. */
export function plainPage(page: string): string {
  return page.replaceAll(/^<!-- \/?generated.*-->\n+/gm, "");
}
