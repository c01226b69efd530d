import type { ManagerHomes } from "./homes.js";

/** Read in Nova of August 2026: nova/virt/libvirt, nova/objects/image_meta.py, nova/api/validation/extra_specs. */
export const nova: ManagerHomes = {
  name: "Nova",
  homes: {
    aio: "in nova.conf, flat disks get io='native' with `[DEFAULT] preallocate_images = space`, logical volumes unless `[libvirt] sparse_logical_volumes` is set, and Cinder volumes unless `[libvirt] use_default_aio_mode_for_volumes` is",
    "aio-cached":
      "it takes back io='native' where `[libvirt] disk_cachemodes` in nova.conf, or an instances_path without O_DIRECT, gives the disk another cache mode than 'none' or 'directsync'",
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
};
