/** What an OpenSSH client configuration says as far as a menu of hosts needs it. */
export interface SshConfig {
  /** Names that the user can connect to, in order, without patterns. */
  readonly hosts: readonly string[];
  /** Other files that it includes, as written. */
  readonly includes: readonly string[];
}

/** Reads the text of an `ssh_config` (see ssh_config(5)); what it does not understand it passes over. */
export function readSshConfig(text: string): SshConfig {
  const hosts = new Set<string>();
  const includes: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [keyword, ...words] = wordsOf(line);
    if (keyword?.toLowerCase() === "host") {
      for (const word of words) if (!/[*?!]/.test(word)) hosts.add(word);
    } else if (keyword?.toLowerCase() === "include") {
      includes.push(...words);
    }
  }
  return { hosts: [...hosts], includes };
}

/** Words are separated by white space, and the keyword also by one `=`; double quotes hold a word together. */
function wordsOf(line: string): string[] {
  const content = line.trim();
  if (content.startsWith("#")) return [];
  const separated = content.replace(/^(\w+)\s*=\s*/, "$1 ");
  return [...separated.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}
