import type { ManagerHomes } from "./homes.js";

/** Read in KubeVirt of August 2026: kubevirt.io/api/core/v1 schema.go and types.go, virt-launcher's virtwrap/api/schema.go. */
export const kubevirt: ManagerHomes = {
  name: "KubeVirt",
  homes: {
    aio: "set `io` of the disk in the VirtualMachine's `spec.template.spec.domain.devices.disks`",
    "aio-cached":
      "set `cache: none` and `io: native` of the disk in the VirtualMachine's `spec.template.spec.domain.devices.disks`",
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
};
