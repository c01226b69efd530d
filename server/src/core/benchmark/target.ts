/** Where to measure. */
export type Target =
  | { readonly kind: "local" }
  /** `host` is what the user's ssh understands: a name, an alias of the ssh config, or USER@HOST. */
  | { readonly kind: "ssh"; readonly host: string }
  | GuestTarget;

/** A guest that is found through its hypervisor. */
export interface GuestTarget {
  readonly kind: "guest";
  readonly hypervisor: Hypervisor;
  /** Name or UUID. */
  readonly domain: string;
}

/** A libvirt daemon: its own connection URI there, and how to get there. */
export interface Hypervisor {
  readonly uri: "qemu:///system" | "qemu:///session";
  /** As `ssh` takes it; null for this machine. */
  readonly sshHost: string | null;
  readonly sshPort: number | null;
}

/**
 * Letters that cannot reach a shell by way of `%h` or `%r` in the user's ProxyCommand, and cannot start an
 * option. `%` is for the scope of an IPv6 address, `\` and a second `@` for users of a directory service.
 */
const sshHost = /^(?:[A-Za-z0-9_][A-Za-z0-9._+@\\-]*@)?[A-Za-z0-9_:][A-Za-z0-9._:%-]*$/;

/** Without brackets, which an IPv6 address has in a URI only. */
const uri =
  /^qemu(\+ssh)?:\/\/(?:([^/?#[\]]*@)?(\[[0-9A-Fa-f:.]+\]|[^/?#[\]:]*)(?::(\d{1,5}))?)?\/(system|session)$/;

/**
 * Reads `local`, `ssh:HOST`, or a libvirt URI and a domain as `qemu:///system#DOMAIN` and
 * `qemu+ssh://[USER@]HOST[:PORT]/system#DOMAIN`; undefined for everything else, hostile names included.
 */
export function parseTarget(text: string): Target | undefined {
  if (text === "local") return { kind: "local" };
  if (text.startsWith("ssh:")) {
    const host = text.slice("ssh:".length);
    return isSshHost(host) ? { kind: "ssh", host } : undefined;
  }
  const hash = text.indexOf("#");
  const hypervisor = hash === -1 ? undefined : parseHypervisor(text.slice(0, hash));
  const domain = text.slice(hash + 1);
  const isDomain = domain !== "" && domain.length <= 255 && !/\p{Cc}/u.test(domain);
  return hypervisor !== undefined && isDomain ? { kind: "guest", hypervisor, domain } : undefined;
}

/** Reads a libvirt URI of QEMU's driver; undefined for what this program does not reach by itself. */
export function parseHypervisor(text: string): Hypervisor | undefined {
  const [, transport, user = "", place = "", port, instance] = uri.exec(text) ?? [];
  if (instance === undefined) return undefined;
  const own = `qemu:///${instance}` as Hypervisor["uri"];
  if (transport === undefined) {
    return place === "" && user === "" ? { uri: own, sshHost: null, sshPort: null } : undefined;
  }
  const host = `${user}${place.replace(/^\[(.*)\]$/, "$1")}`;
  if (!isSshHost(host)) return undefined;
  return { uri: own, sshHost: host, sshPort: port === undefined ? null : Number(port) };
}

/** The reverse of `parseTarget`. */
export function formatTarget(target: Target): string {
  switch (target.kind) {
    case "local":
      return "local";
    case "ssh":
      return `ssh:${target.host}`;
    case "guest":
      return `${formatHypervisor(target.hypervisor)}#${target.domain}`;
  }
}

/** The reverse of `parseHypervisor`. */
export function formatHypervisor({ uri: own, sshHost: host, sshPort }: Hypervisor): string {
  if (host === null) return own;
  const [, user = "", place = ""] = /^(.*@)?(.*)$/.exec(host) ?? [];
  const address = place.includes(":") ? `[${place}]` : place;
  const port = sshPort === null ? "" : `:${sshPort}`;
  return `qemu+ssh://${user}${address}${port}${own.slice("qemu://".length)}`;
}

function isSshHost(host: string): boolean {
  return host.length <= 255 && sshHost.test(host);
}
