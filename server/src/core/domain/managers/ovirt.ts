import type { ManagerHomes } from "./homes.js";

/** Read in ovirt-engine of August 2026: LibvirtVmXmlBuilder.java, and the predefined properties of 0000_config.sql. */
export const ovirt: ManagerHomes = {
  name: "oVirt",
  homes: {
    aio: "the engine chooses it by the kind and allocation of the disk; a preallocated disk gets io='native'",
    "aio-cached":
      "unset the VM's custom property `viodiskcache` in the engine, which then chooses cache and io by the kind and allocation of the disk",
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
};
