/** Where to measure. `host` is what the user's ssh understands: a name, an alias of the ssh config, or USER@HOST. */
export type Target = { readonly kind: "local" } | { readonly kind: "ssh"; readonly host: string };

/**
 * Letters that cannot reach a shell by way of `%h` or `%r` in the user's ProxyCommand, and cannot start an
 * option. `%` is for the scope of an IPv6 address, `\` and a second `@` for users of a directory service.
 */
const sshHost = /^(?:[A-Za-z0-9_][A-Za-z0-9._+@\\-]*@)?[A-Za-z0-9_:][A-Za-z0-9._:%-]*$/;

/** Reads `local` or `ssh:HOST`; undefined for everything else, hostile names included. */
export function parseTarget(text: string): Target | undefined {
  if (text === "local") return { kind: "local" };
  if (!text.startsWith("ssh:")) return undefined;
  const host = text.slice("ssh:".length);
  return host.length <= 255 && sshHost.test(host) ? { kind: "ssh", host } : undefined;
}

/** The reverse of `parseTarget`. */
export function formatTarget(target: Target): string {
  return target.kind === "local" ? "local" : `ssh:${target.host}`;
}
