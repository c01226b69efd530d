import { onHardReboot, onNewDisks, onRestart } from "../../nova/takes-effect.js";

/** What an option means for the latency of guests, in Markdown, where its type and default do not say it. */
export interface Advice {
  readonly text: string;
  /** When a change reaches a guest. */
  readonly effect: string;
  /** What single values mean. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Undefined for the options of which there is nothing to say but what Nova's reference says. */
export function adviceFor(group: string, name: string): Advice | undefined {
  return advice.get(`${group}/${name}`);
}

/** What a mode in `disk_cachemodes` does, whatever the type of disk. */
export const cacheModeWords: Readonly<Record<string, string>> = {
  default:
    "Not what Nova does by itself: libvirt names no mode and QEMU uses the host's page cache.",
  none: "O_DIRECT: the guest's flushes reach the disk and the host's page cache is not used. Nova's own choice wherever `instances_path` takes O_DIRECT; the only mode beside `directsync` that keeps native AIO.",
  writethrough:
    "A flush after every write. Nova's help calls it the default, which it is not; it is the slowest choice.",
  writeback:
    "The host's page cache, written back later. What Ceph advises for `network`; for local disks data is cached twice, and flushes come in bursts.",
  directsync: "O_DIRECT and a flush with every write.",
  unsafe: "The guest's flushes are dropped: a crash of the host loses data.",
};

/** Which disks an item of `disk_cachemodes` is for. */
export const sourceTypeWords: Readonly<Record<string, string>> = {
  file: "Disks in files: `images_type` `qcow2`, `flat` and `raw`, and volumes on NFS.",
  block: "Disks on block devices: `images_type = lvm`, and volumes over iSCSI or Fibre Channel.",
  network:
    "Disks that QEMU reaches over the network by itself: `images_type = rbd` and Ceph volumes.",
  mount: "File systems that a container has as its root.",
};

const advice: ReadonlyMap<string, Advice> = new Map(
  Object.entries({
    "libvirt/images_type": {
      text: "Where the guests' own disks live, which decides most of their latency. The fastest of the file-backed choices is `flat` with `use_cow_images = False` and `preallocate_images = space`: Nova then asks for native AIO. Moving existing guests to or from `lvm` or `rbd` needs an empty host, since their XML would name a device that does not exist.",
      effect: onNewDisks,
      values: {
        flat: "A full copy of the image, as raw. Set `[DEFAULT] use_cow_images = False` with it: without that, a resize or cold migration turns the disk into qcow2 while its XML says raw.",
        raw: "An older word for `flat`.",
        qcow2:
          "A thin overlay on the cached image: the first write to a cluster copies it and updates tables, and reads go through two layers.",
        lvm: "A logical volume for each disk, with native AIO unless the volumes are sparse. Needs `images_volume_group`. Guests cannot be resized or cold-migrated, and snapshots suspend them.",
        rbd: "Ceph. QEMU does the I/O itself, so native AIO does not apply. Usually with `disk_cachemodes = network=writeback`.",
        default: "`qcow2` while `[DEFAULT] use_cow_images` is True, else `flat`.",
        ploop: "For Virtuozzo containers.",
      },
    },
    "DEFAULT/use_cow_images": {
      text: "Whether `images_type = default` means qcow2, and whether a resize or cold migration turns raw disks into qcow2. With `images_type = flat` it must be False.",
      effect: onNewDisks,
    },
    "DEFAULT/preallocate_images": {
      text: "With `space`, Nova reserves the whole disk when it creates it, and asks for native AIO (`io='native'`). It pays on `flat`; on qcow2 only blocks of the host are reserved, and the guest's first writes still allocate clusters. `lvm` and `rbd` ignore it. The host needs the room: keep `disk_allocation_ratio` at 1.0 or below.",
      effect: onHardReboot,
      values: {
        space:
          "Reserves space with `fallocate` and asks for native AIO, also for disks that exist already.",
        none: "Disks grow as they are written, and QEMU serves them from a pool of threads.",
      },
    },
    "DEFAULT/force_raw_images": {
      text: "Whether base images are converted to raw when they are cached. With False they stay as Glance has them, perhaps compressed, and a `flat` disk becomes a qcow2. `images_type = rbd` does not start with False.",
      effect: onNewDisks,
    },
    "DEFAULT/instances_path": {
      text: "Where file-backed disks lie. Nova tries O_DIRECT here, and the answer decides the cache mode of *every* disk, on LVM and Ceph as well: where it fails, the mode is `writeback` and native AIO is lost.",
      effect: onHardReboot,
    },
    "libvirt/disk_cachemodes": {
      text: "A list such as `file=none,network=writeback`; no white space around `=`. Absent is best for local disks: Nova then uses `none` wherever O_DIRECT works. Any mode but `none` and `directsync` turns `io='native'` into `io='threads'`. A mode that Nova does not know is only logged, and for a type named twice the last item counts.",
      effect: onHardReboot,
    },
    "libvirt/hw_disk_discard": {
      text: "With `unmap`, the guest's TRIM reaches the storage. It gives back what `preallocate_images = space` reserved, so choose one of the two on file-backed disks; on Ceph it is usual.",
      effect: onHardReboot,
      values: {
        unmap: "The guest's TRIM frees space on the storage.",
        ignore: "The guest's TRIM does nothing.",
      },
    },
    "libvirt/sparse_logical_volumes": {
      text: "Thin logical volumes: writes allocate, and Nova asks for no native AIO. Nova calls it untested.",
      effect: onNewDisks,
    },
    "libvirt/images_volume_group": {
      text: "The volume group for `images_type = lvm`, which does not start without it.",
      effect: onNewDisks,
    },
    "libvirt/volume_clear": {
      text: "What happens to a logical volume when its guest is deleted. `zero` and `shred` write the whole volume, beside the I/O of the other guests; `none` shows the next tenant what the last one left.",
      effect: onRestart,
    },
    "libvirt/volume_clear_size": {
      text: "How many MiB of a deleted logical volume are cleared; 0 is all of it.",
      effect: onRestart,
    },
    "libvirt/rbd_user": {
      text: "The Ceph user. With it, `rbd_secret_uuid` must be set too, or no guest starts.",
      effect: onHardReboot,
    },
    "libvirt/rbd_secret_uuid": {
      text: "The libvirt secret that holds the Ceph user's key.",
      effect: onHardReboot,
    },
    "libvirt/use_default_aio_mode_for_volumes": {
      text: "With True, iSCSI, Fibre Channel and NFS volumes use QEMU's pool of threads instead of native AIO.",
      effect: onHardReboot,
    },
    "libvirt/volume_use_multipath": {
      text: "Whether volumes are reached over several paths. Without `volume_enforce_multipath`, a host whose multipathd is down falls back to one path in silence.",
      effect: onHardReboot,
    },
    "libvirt/volume_enforce_multipath": {
      text: "Refuses to attach a volume where multipathd does not run. nova-compute does not start when `volume_use_multipath` is not True.",
      effect: onRestart,
    },
    "libvirt/virt_type": {
      text: "How guests are run.",
      effect: onHardReboot,
      values: {
        kvm: "On the processor itself.",
        qemu: "Every instruction is emulated: only for hosts without /dev/kvm. Network cards lose vhost as well.",
        lxc: "Containers.",
        parallels: "Virtuozzo.",
      },
    },
    "libvirt/cpu_mode": {
      text: "Which processor guests see. Unset means `host-model` with kvm and qemu.",
      effect: onHardReboot,
      values: {
        "host-model":
          "The named model nearest to the host's, with its features. Guests can migrate to like hosts.",
        "host-passthrough": "The host's own processor; live migration needs identical hosts.",
        custom: "What `cpu_models` names, which must be set then.",
        none: "QEMU's baseline model, without most of the features that the host has.",
      },
    },
    "libvirt/cpu_models": {
      text: "Models for `cpu_mode = custom`, in order of preference. nova-compute does not start with one of the two alone.",
      effect: onHardReboot,
    },
    "libvirt/cpu_model_extra_flags": {
      text: "Processor features on top of the model, such as `pcid`; `-` before one takes it away.",
      effect: onHardReboot,
    },
    "libvirt/cpu_power_management": {
      text: "Lets Nova manage the CPUs of `[compute] cpu_dedicated_set`, and only those; without that set it does nothing.",
      effect: onRestart,
    },
    "libvirt/cpu_power_management_strategy": {
      text: "How idle dedicated CPUs are saved. The frequency governor decides how long a sleeping CPU takes to wake for one small I/O.",
      effect: onRestart,
      values: {
        cpu_state:
          "Unused CPUs go offline. The governor of those in use stays what the host has, which is often not `performance`.",
        governor: "CPUs in use get `cpu_power_governor_high`, the others `cpu_power_governor_low`.",
      },
    },
    "libvirt/cpu_power_governor_high": {
      text: "The governor of dedicated CPUs in use, with the strategy `governor`. `performance` is what low latency needs.",
      effect: onRestart,
    },
    "libvirt/cpu_power_governor_low": {
      text: "The governor of dedicated CPUs that no guest uses, with the strategy `governor`.",
      effect: onRestart,
    },
    "compute/cpu_dedicated_set": {
      text: "Host CPUs for pinned guests, such as `2-15,^8`. Leave CPU 0 to the host. No CPU may be in `cpu_shared_set` too, and `[DEFAULT] reserved_host_cpus` and `vcpu_pin_set` must be unset.",
      effect: onRestart,
    },
    "compute/cpu_shared_set": {
      text: "Host CPUs for guests that are not pinned, and for the emulator threads of pinned ones with `hw:emulator_threads_policy = share`. Without it, those threads compete with the guest's own CPUs.",
      effect: onRestart,
    },
    "compute/max_concurrent_disk_ops": {
      text: "How many images are downloaded, converted or copied at a time. 0 is no limit, and each competes with the guests' I/O.",
      effect: onRestart,
    },
    "DEFAULT/reserved_host_cpus": {
      text: "CPUs kept from guests by number only. nova-compute does not start with it beside `cpu_dedicated_set` or `cpu_shared_set`, which say which CPUs.",
      effect: onRestart,
    },
    "DEFAULT/vcpu_pin_set": {
      text: "Give way to `[compute] cpu_dedicated_set` or `cpu_shared_set`; nova-compute does not start with it beside the first.",
      effect: onRestart,
    },
    "DEFAULT/reserved_huge_pages": {
      text: "Written as `node:0,size:2048,count:64`, with colons, once for each node and size.",
      effect: onRestart,
    },
    "DEFAULT/cpu_allocation_ratio": {
      text: "How many virtual CPUs are promised for each real one. Above 1.0 guests wait for one another. Once set, placement keeps it.",
      effect: onRestart,
    },
    "DEFAULT/ram_allocation_ratio": {
      text: "Above 1.0 more memory is promised than there is, and the host may swap. Must be 1.0 with `file_backed_memory`.",
      effect: onRestart,
    },
    "DEFAULT/disk_allocation_ratio": {
      text: "Above 1.0 disks may run out of space, at once with `preallocate_images = space`.",
      effect: onRestart,
    },
    "DEFAULT/max_concurrent_builds": {
      text: "Guests that are built at a time. 0 is no limit worth the name, and each build competes with the running guests.",
      effect: onRestart,
    },
    "DEFAULT/max_concurrent_snapshots": {
      text: "Snapshots that are taken at a time. 0 is no limit worth the name, and each reads a whole disk.",
      effect: onRestart,
    },
    "DEFAULT/max_concurrent_live_migrations": {
      text: "Live migrations at a time. 0 is no limit worth the name, and they share the network and the guests' memory bandwidth.",
      effect: onRestart,
    },
    "libvirt/file_backed_memory": {
      text: "Keeps the guests' memory in files, whose write-back competes with the guests' disks; no huge pages and no overcommit. Needs `ram_allocation_ratio = 1.0` and `reserved_host_memory_mb = 0`, both written out.",
      effect: onHardReboot,
    },
    "libvirt/hw_machine_type": {
      text: "The machine type for each architecture, such as `x86_64=q35`. Without a version a guest gets the newest; below 5.2, virtio disks have a single queue. Nova keeps the type of a guest that exists.",
      effect: "It takes effect for new guests once nova-compute is restarted.",
    },
    "libvirt/num_pcie_ports": {
      text: "PCIe ports for hot-plugged devices. Read only with a q35 machine type, or `virt` on ARM.",
      effect: onHardReboot,
    },
    "libvirt/rx_queue_size": {
      text: "The receive queue of virtio network cards. Larger queues drop fewer packets in bursts; disks are not concerned.",
      effect: onHardReboot,
    },
    "libvirt/tx_queue_size": {
      text: "The send queue of virtio network cards; read for vhost-user only.",
      effect: onHardReboot,
    },
    "libvirt/max_queues": {
      text: "The most queues that a virtio network card gets with `hw:vif_multiqueue_enabled`.",
      effect: onHardReboot,
    },
    "libvirt/use_virtio_for_bridges": {
      text: "With False, network cards are emulated unless the image sets `hw_vif_model`.",
      effect: onHardReboot,
    },
    "libvirt/mem_stats_period_seconds": {
      text: "How often the balloon reports memory use. 0 or less takes the balloon device away, and its meters with it.",
      effect: onHardReboot,
    },
    "libvirt/live_migration_tunnelled": {
      text: "Sends migrations through libvirt's daemon: slow, and without block migration. Use `live_migration_with_native_tls` for encryption.",
      effect: onRestart,
    },
    "libvirt/live_migration_permit_auto_converge": {
      text: "Slows a busy guest's CPUs down, step by step, until its memory can be copied.",
      effect: onRestart,
    },
    "libvirt/live_migration_permit_post_copy": {
      text: "Lets a guest switch hosts before all memory is there; it then waits for each missing page.",
      effect: onRestart,
    },
    "libvirt/snapshot_compression": {
      text: "Compresses snapshots, which costs host CPU while one is taken.",
      effect: onRestart,
    },
    "image_cache/manager_interval": {
      text: "Seconds between two looks at the image cache. 0 means every minute; -1 switches it off.",
      effect: onRestart,
    },
    "workarounds/disable_libvirt_livesnapshot": {
      text: "With True, every snapshot suspends the guest.",
      effect: onRestart,
    },
    "ephemeral_storage_encryption/enabled": {
      text: "Encrypts the guests' own disks; only `images_type = lvm` can, and guests do not start with another one.",
      effect: onNewDisks,
    },
  } satisfies Record<string, Advice>),
);
