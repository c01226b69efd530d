/**
 * A source line as it may stand in a log: the value of what is named like a secret (passwords, tokens, URLs of nova.conf
 * that carry one, `passwd` of a domain's graphics) is covered, character by character so that columns stay.
 */
export function withoutSecrets(line: string): string {
  const covered = secretOption.exec(line);
  if (covered?.[1] !== undefined) return covered[1] + cover(line.slice(covered[1].length));
  return line.replaceAll(
    secretAttribute,
    (_, before: string, value: string) => before + cover(value),
  );
}

const secretWords = "passw|secret|token|transport_url|connection\\b|encryption_key|auth_key";
const secretOption = new RegExp(`^(\\s*[\\w-]*(?:${secretWords})[\\w-]*\\s*[=:]\\s*)\\S`, "i");
const secretName = new RegExp(secretWords, "i");

/** Whether the value of an option of this name is not to be shown. */
export function isSecretOption(name: string): boolean {
  return secretName.test(name);
}

const secretAttribute = /(\bpasswd\s*=\s*['"])([^'"]*)/g;

function cover(value: string): string {
  return value.replaceAll(/\S/g, "*");
}
