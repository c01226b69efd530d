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
