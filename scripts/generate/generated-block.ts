/** A part of a document that the generator owns, between `<!-- generated: NAME -->` and `<!-- /generated -->`. */
export interface GeneratedBlock {
  /** The first word after "generated:". */
  readonly name: string;
  /** What stands between the name and the end of the comment. */
  readonly argument: string;
}

const block =
  /^(?<open><!-- generated: (?<name>\S+)(?: (?<argument>.*?))? -->)\n[\s\S]*?^<!-- \/generated -->$/gm;

/** Replaces the content of every generated block by what `content` returns for it. */
export async function fillBlocks(
  document: string,
  content: (generated: GeneratedBlock) => Promise<string> | string,
): Promise<string> {
  let filled = "";
  let end = 0;
  for (const match of document.matchAll(block)) {
    const { open = "", name = "", argument = "" } = match.groups ?? {};
    const text = await content({ name, argument });
    filled += `${document.slice(end, match.index)}${open}\n\n${text.trim()}\n\n<!-- /generated -->`;
    end = match.index + match[0].length;
  }
  return filled + document.slice(end);
}
