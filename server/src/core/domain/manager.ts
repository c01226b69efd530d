import type { RuleFinding } from "../lint/finding.js";
import { namespaceOf } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { LibvirtDocument, Manager } from "./document.js";
import type { ManagerHomes, Topic } from "./managers/homes.js";
import { kubevirt } from "./managers/kubevirt.js";
import { nova } from "./managers/nova.js";
import { ovirt } from "./managers/ovirt.js";
import { terraform } from "./managers/terraform.js";
import { vagrant } from "./managers/vagrant.js";

/**
 * The finding as it has to be for this guest. Where a manager owns the XML, every fix is taken off, since the edit
 * would be lost, and the message says where the setting really lives.
 */
export function reportOn(domain: LibvirtDocument, topic: Topic, finding: RuleFinding): RuleFinding {
  if (domain.manager === undefined) return finding;
  const { name, homes } = managers[domain.manager];
  return {
    ...finding,
    message: `${finding.message} ${name} writes this XML and would overwrite an edit: ${homes[topic]}.`,
    fixes: [],
  };
}

/**
 * Recognises the manager by what it leaves in the domain's metadata or description. Terraform's provider leaves no mark
 * (0.9.7 hands libvirt what its resource says and nothing else), so its user has to say so (`Settings.managedBy`);
 * virt-manager and Cockpit keep what a user edits.
 */
export function readManager(domain: XmlElement): Manager | undefined {
  for (const child of domain.children) {
    if (child.name === "description" && /^\s*Source: .*Vagrantfile\s*$/.test(child.text)) {
      return "vagrant";
    }
    if (child.name !== "metadata") continue;
    for (const entry of child.children) {
      const namespace = namespaceOf(entry) ?? "";
      const manager = metadataNamespaces.find(([start]) => namespace.startsWith(start))?.[1];
      if (manager !== undefined) return manager;
    }
  }
  return undefined;
}

/** Each is followed by a version or nothing. */
const metadataNamespaces: readonly (readonly [string, Manager])[] = [
  ["http://openstack.org/xmlns/libvirt/nova/", "nova"],
  ["http://ovirt.org/vm/", "ovirt"],
  ["http://kubevirt.io", "kubevirt"],
];

const managers: Readonly<Record<Manager, ManagerHomes>> = {
  nova,
  ovirt,
  kubevirt,
  vagrant,
  terraform,
};
