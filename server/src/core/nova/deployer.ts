/** The tools that write nova.conf from settings which operators keep elsewhere. */
export type Deployer = "kolla-ansible" | "nova-operator" | "openstack-ansible" | "openstack-helm";

/** A message about when a change takes effect, in the words of whoever restarts nova-compute here. */
export function inWordsOf(deployer: Deployer, message: string): string {
  return message.replace("nova-compute is restarted", restarts[deployer]);
}

const restarts: Readonly<Record<Deployer, string>> = {
  "kolla-ansible": "kolla-ansible reconfigure has restarted nova-compute",
  "nova-operator": "an OpenStackDataPlaneDeployment has brought it to nova-compute",
  "openstack-ansible": "the os_nova role has run and restarted nova-compute",
  "openstack-helm": "helm upgrade has restarted nova-compute",
};

/**
 * Whether a deployer reads an override for purposes of its own, whatever Nova makes of it. The chart of openstack-helm
 * takes ports and numbers of processes from values that Nova itself no longer reads (nova/templates).
 */
export function readsItself(deployer: Deployer, group: string, name: string): boolean {
  return deployer === "openstack-helm" && readByHelm.has(`${group}/${name}`);
}

const readByHelm: ReadonlySet<string> = new Set([
  "DEFAULT/metadata_host",
  "DEFAULT/metadata_listen_port",
  "DEFAULT/metadata_workers",
  "DEFAULT/osapi_compute_listen_port",
  "DEFAULT/osapi_compute_workers",
  "ironic/api_endpoint",
  "ironic/auth_version",
  "keystone_authtoken/auth_uri",
  "neutron/url",
]);
