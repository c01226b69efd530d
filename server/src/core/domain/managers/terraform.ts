import type { ManagerHomes } from "./homes.js";

const disks = "`devices.disks` of the `libvirt_domain` resource";
const controllers = "`devices.controllers` of the `libvirt_domain` resource";
const interfaces = "`devices.interfaces` of the `libvirt_domain` resource";
const resource = "in the `libvirt_domain` resource";

/**
 * Read in terraform-provider-libvirt 0.9.7, docs/resources/domain.md and volume.md. Up to 0.8 the resource had few of these attributes,
 * and an XSLT for the rest.
 */
export const terraform: ManagerHomes = {
  name: "Terraform",
  homes: {
    aio: `set \`driver.io\` in ${disks}`,
    "aio-cached": `set \`driver.cache\` and \`driver.io\` in ${disks}`,
    "backing-chain": "create a `libvirt_volume` without `backing_store` for the data",
    bus: `set \`target.bus\` in ${disks}`,
    cache: `set \`driver.cache\` in ${disks}`,
    driver: `change \`driver\` in ${disks}`,
    format:
      'create a `libvirt_volume` with `target.format.type` set to "raw", or use a block device, and copy the data',
    iothread: `set \`io_threads\` ${resource}, and \`driver.io_thread\` in its \`devices.disks\` or \`devices.controllers\``,
    iotune: `change \`io_tune\` in ${disks}`,
    lun: `change \`device\` in ${disks}`,
    queues: `change \`driver.queues\` in ${disks}`,
    "scsi-model": `set \`model\` in ${controllers}`,
    balloon: `change \`devices.mem_balloon\` ${resource}`,
    "cpu-model": `set \`cpu.mode\` ${resource}`,
    "cpu-quota": `change \`cpu_tune\` ${resource}`,
    hyperv: `set \`features.hyper_v\` and \`clock.timer\` ${resource}`,
    "interface-bandwidth": `change \`bandwidth\` in ${interfaces}`,
    "interface-driver": `change \`driver\` in ${interfaces}`,
    "interface-model": `set \`model.type\` in ${interfaces}`,
    "kvm-hidden": `change \`features.kvm.hidden\` ${resource}`,
    machine: `set \`os.type_machine\` ${resource}`,
    memory: `change \`memory_backing\` ${resource}`,
    pinning: `set \`cpu_tune.emulator_pin\` and \`cpu_tune.io_thread_pin\` ${resource}`,
    "qemu-arguments": "the `libvirt_domain` resource has none, so look for whatever adds them",
    timer: `change \`clock.timer\` ${resource}`,
    "virt-type": `set \`type\` to "kvm" ${resource}`,
  },
};
