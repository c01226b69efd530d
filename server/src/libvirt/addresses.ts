import { guestIdentity } from "../core/domain/identity.js";

/** An address of a guest, and who says so. */
export interface GuestAddress {
  readonly address: string;
  readonly source: "lease" | "agent" | "arp";
}

/** Interfaces that containers and tunnels make inside the guest; they lead nowhere from outside. */
const inner = /^(?:lo|docker|br-|veth|cni|flannel|cali|virbr|tun|tap|wg|kube|lxc|podman)/;

/**
 * Reads what `virsh domifaddr --full` printed for each source. The lease comes first: it is the hypervisor's own and
 * exists without an agent. Of the agent's, only interfaces of the domain's XML count.
 */
export function readAddresses(
  outputs: Readonly<Record<GuestAddress["source"], string>>,
  domainXml: string,
): readonly GuestAddress[] {
  const macs = new Set(guestIdentity(domainXml).macs);
  const found: GuestAddress[] = [];
  for (const source of ["lease", "agent", "arp"] as const) {
    for (const line of outputs[source].split("\n")) {
      const [name = "", mac = "", family = "", cidr = ""] = line.trim().split(/\s+/);
      const address = cidr.replace(/\/\d+$/, "");
      if (inner.test(name) || !macs.has(mac.toLowerCase()) || !isUsable(family, address)) continue;
      if (!found.some((known) => known.address === address)) found.push({ address, source });
    }
  }
  return found;
}

/** Link-local addresses need an interface's name, which is another one on each host. */
function isUsable(family: string, address: string): boolean {
  if (family === "ipv4") {
    return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) && !/^(?:127|169\.254|0)\./.test(address);
  }
  return family === "ipv6" && /^[0-9a-f:]+$/i.test(address) && !/^(?:::1$|fe80:)/i.test(address);
}
