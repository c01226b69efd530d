import type { RuleFinding } from "../lint/finding.js";
import { namespaceOf } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { LibvirtDocument, Manager } from "./document.js";

/** What a finding is about, so that a managed guest's finding can say where its manager keeps it. */
export type Topic =
  | "aio"
  | "backing-chain"
  | "balloon"
  | "bus"
  | "cache"
  | "cpu-model"
  | "cpu-quota"
  | "driver"
  | "format"
  | "hyperv"
  | "interface-bandwidth"
  | "interface-driver"
  | "interface-model"
  | "iothread"
  | "iotune"
  | "kvm-hidden"
  | "lun"
  | "machine"
  | "memory"
  | "pinning"
  | "qemu-arguments"
  | "queues"
  | "scsi-model"
  | "timer"
  | "virt-type";

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
 * (0.9.7 hands libvirt what its resource says and nothing else), and virt-manager and Cockpit keep what a user edits.
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

/**
 * Where each keeps what a topic is about. Read in: Nova of August 2026 (nova/virt/libvirt, nova/objects/image_meta.py, nova/api/validation/extra_specs); ovirt-engine of
 * August 2026 (LibvirtVmXmlBuilder.java, the predefined properties of 0000_config.sql); KubeVirt of August 2026
 * (kubevirt.io/api/core/v1 schema.go and types.go, virt-launcher's virtwrap/api/schema.go); vagrant-libvirt of December
 * 2023 (lib/vagrant-libvirt/config.rb, templates/domain.xml.erb, docs/configuration.markdown).
 */
const managers: Readonly<
  Record<Manager, { readonly name: string; readonly homes: Readonly<Record<Topic, string>> }>
> = {
  nova: {
    name: "Nova",
    homes: {
      aio: "set `[DEFAULT] preallocate_images = space` in nova.conf for file-backed disks (LVM-backed ones get io='native' unless `[libvirt] sparse_logical_volumes` is set)",
      "backing-chain":
        "delete the volume snapshots that made the layers; a flat disk (`[libvirt] images_type = flat` in nova.conf) has none",
      bus: "set the image property `hw_disk_bus=virtio`; an existing instance keeps its bus until `nova-manage image_property set` or a rebuild",
      cache:
        "set `[libvirt] disk_cachemodes` in nova.conf; without it Nova writes 'writeback' only where its instances_path has no O_DIRECT",
      driver: "Nova has no option, flavor or image property for it",
      format:
        "set `[libvirt] images_type = flat` and `[DEFAULT] use_cow_images = False` in nova.conf, for new disks",
      iothread:
        "no option, flavor or image property sets it (since 2026.1 Nova defines one iothread for every guest and attaches no disk to it)",
      iotune:
        "change the flavor's `quota:disk_*` extra specs, or the QoS specs of the Cinder volume type",
      lun: "give the volume `device_type=disk` in the server's block device mapping",
      queues:
        "Nova has no option for it; a newer machine type (image property `hw_machine_type`) brings one queue for each vCPU",
      "scsi-model":
        "set the image property `hw_scsi_model=virtio-scsi` next to `hw_disk_bus=scsi`, or use `hw_disk_bus=virtio`",
      balloon: "Nova has no option, flavor or image property for it",
      "cpu-model": "set `[libvirt] cpu_mode` (and `cpu_models`) in nova.conf",
      "cpu-quota": "change the flavor's `quota:cpu_quota` and `quota:cpu_period` extra specs",
      hyperv: "set the image property `os_type=windows`",
      "interface-bandwidth": "change the flavor's `quota:vif_*` extra specs",
      "interface-driver": "Nova has no option, flavor or image property for it",
      "interface-model": "set the image property `hw_vif_model=virtio`",
      "kvm-hidden":
        "unset the image property `img_hide_hypervisor_id` and the flavor's `hide_hypervisor_id`",
      machine:
        "set the image property `hw_machine_type`, or `[libvirt] hw_machine_type` in nova.conf for new instances",
      memory:
        "set the flavor's `hw:mem_page_size`, `hw:numa_nodes` and `hw:locked_memory` extra specs",
      pinning:
        "set `hw:emulator_threads_policy` to `isolate` or `share` in a flavor that has `hw:cpu_policy=dedicated`",
      "qemu-arguments": "Nova writes no QEMU arguments, so look for whatever adds them",
      timer: "the image property `hw_time_hpet` sets the HPET; Nova has no option for other timers",
      "virt-type": "set `[libvirt] virt_type = kvm` in nova.conf",
    },
  },
  ovirt: {
    name: "oVirt",
    homes: {
      aio: "the engine chooses it by the kind and allocation of the disk; a preallocated disk gets io='native'",
      "backing-chain": "delete snapshots of the VM in the engine, which merges their layers",
      bus: "change the disk's interface in the engine",
      cache:
        "unset the VM's custom property `viodiskcache` in the engine, which then takes 'none' for all but transient disks",
      driver: "look for the VDSM hook or the custom property that sets it",
      format: "change the disk's allocation policy to preallocated in the engine",
      iothread: "enable I/O threads in the VM's resource allocation in the engine",
      iotune: "change the storage QoS of the disk's profile in the engine",
      lun: "turn SCSI pass-through off for the direct LUN in the engine",
      queues:
        "enable VirtIO-SCSI multi queues for the VM in the engine, or use a newer cluster compatibility version",
      "scsi-model": "change the disk's interface to VirtIO-SCSI or VirtIO in the engine",
      balloon: "look for the VDSM hook or the custom property that sets it",
      "cpu-model":
        "choose the cluster's CPU type, or pass the host's CPU through to the VM in the engine",
      "cpu-quota": "change the CPU QoS of the VM's CPU profile in the engine",
      hyperv: "choose the VM's operating system in the engine",
      "interface-bandwidth": "change the network QoS of the interface's vNIC profile in the engine",
      "interface-driver":
        "look at the VM's custom property `vhost` and at the `queues` of the vNIC profile in the engine",
      "interface-model": "change the type of the VM's network interface in the engine",
      "kvm-hidden": "look for the VDSM hook or the custom property that sets it",
      machine: "choose a newer emulated machine or cluster compatibility version in the engine",
      memory:
        "change the VM's memory, its ballooning and the custom property `hugepages` in the engine",
      pinning: "change the CPU pinning in the VM's resource allocation in the engine",
      "qemu-arguments": "look for the VDSM hook that adds them",
      timer: "look for the VDSM hook or the custom property that sets it",
      "virt-type": "look for the VDSM hook or the setting that makes VDSM run without KVM",
    },
  },
  kubevirt: {
    name: "KubeVirt",
    homes: {
      aio: "set `io` of the disk in the VirtualMachine's `spec.template.spec.domain.devices.disks`",
      "backing-chain": "clone the volume into a new one",
      bus: "set `disk.bus` of the disk in the VirtualMachine's `spec.template.spec.domain.devices.disks`",
      cache:
        "set `cache` of the disk in the VirtualMachine's `spec.template.spec.domain.devices.disks`; without it KubeVirt writes 'writethrough' only where the file system has no O_DIRECT",
      driver:
        "set it in the VirtualMachine's `spec.template.spec.domain.devices.disks`, or in the hook sidecar that adds it",
      format: "use a preallocated or block volume",
      iothread:
        "set `ioThreadsPolicy` or the disk's `dedicatedIOThread` in the VirtualMachine's `spec.template.spec.domain`",
      iotune:
        "KubeVirt does not write it, so look for a hook sidecar of the VirtualMachine that does",
      lun: "use `disk` instead of `lun` for it in the VirtualMachine's `spec.template.spec.domain.devices.disks`",
      queues:
        "set `blockMultiQueue: true` in the VirtualMachine's `spec.template.spec.domain.devices`",
      "scsi-model":
        "set `disk.bus` of the disk in the VirtualMachine's `spec.template.spec.domain.devices.disks`",
      balloon:
        "set `virtualMachineOptions.disableFreePageReporting` in the configuration of KubeVirt",
      "cpu-model": "set `cpu.model` in the VirtualMachine's `spec.template.spec.domain`",
      "cpu-quota":
        "KubeVirt does not write it, so look for a hook sidecar of the VirtualMachine that does",
      hyperv:
        "set `features.hyperv` and `clock.timer` in the VirtualMachine's `spec.template.spec.domain`",
      "interface-bandwidth":
        "KubeVirt does not write it, so look for a hook sidecar of the VirtualMachine that does",
      "interface-driver": "look for a hook sidecar of the VirtualMachine that sets it",
      "interface-model":
        "set `model` of the interface in the VirtualMachine's `spec.template.spec.domain.devices.interfaces`",
      "kvm-hidden": "set `features.kvm.hidden` in the VirtualMachine's `spec.template.spec.domain`",
      machine: "set `machine.type` in the VirtualMachine's `spec.template.spec.domain`",
      memory: "set `memory` in the VirtualMachine's `spec.template.spec.domain`",
      pinning:
        "set `isolateEmulatorThread` next to `dedicatedCpuPlacement` in the VirtualMachine's `spec.template.spec.domain.cpu`",
      "qemu-arguments": "look for a hook sidecar of the VirtualMachine that adds them",
      timer: "set `clock.timer` in the VirtualMachine's `spec.template.spec.domain`",
      "virt-type": "unset `developerConfiguration.useEmulation` in the configuration of KubeVirt",
    },
  },
  vagrant: {
    name: "Vagrant",
    homes: {
      aio: "set `libvirt.disk_driver :io` in the Vagrantfile",
      "backing-chain": "package the box anew with `vagrant package`, which merges the layers",
      bus: "set `libvirt.disk_bus` in the Vagrantfile",
      cache: "set `libvirt.disk_driver :cache` in the Vagrantfile",
      driver: "set `libvirt.disk_driver` in the Vagrantfile, where it has an option for it",
      format:
        "its boxes are qcow2 images; put the data on a disk of its own with `libvirt.storage`",
      iothread: "no option in the Vagrantfile sets it",
      iotune: "it has no option for it",
      lun: "it has no option for it",
      queues: "set `libvirt.machine_type` in the Vagrantfile to a newer machine type",
      "scsi-model":
        "set `libvirt.disk_controller_model` to 'virtio-scsi', or `libvirt.disk_bus`, in the Vagrantfile",
      balloon: "look at the options `libvirt.memballoon_*` in the Vagrantfile",
      "cpu-model": "set `libvirt.cpu_mode` in the Vagrantfile",
      "cpu-quota": "it has no option for it",
      hyperv: "set `libvirt.hyperv_feature` and `libvirt.clock_timer` in the Vagrantfile",
      "interface-bandwidth": "it has no option for it",
      "interface-driver":
        "set `:libvirt__driver_name` and `:libvirt__driver_queues` of the network in the Vagrantfile",
      "interface-model":
        "set `libvirt.nic_model_type`, or `:libvirt__model_type` of the network, in the Vagrantfile",
      "kvm-hidden": "set `libvirt.kvm_hidden` in the Vagrantfile",
      machine: "set `libvirt.machine_type` in the Vagrantfile",
      memory:
        "set `libvirt.memory`, `libvirt.memorybacking` and `libvirt.numa_nodes` in the Vagrantfile",
      pinning: "it has no option for single threads",
      "qemu-arguments": "look at `libvirt.qemuargs` in the Vagrantfile",
      timer: "set `libvirt.clock_timer` in the Vagrantfile",
      "virt-type": 'set `libvirt.driver = "kvm"` in the Vagrantfile',
    },
  },
};
