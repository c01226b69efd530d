import type { NovaOptionName } from "./nova-option-facts.js";

/*
 * What was gone before the oldest release that the catalogue describes, from the history of Nova's source. Many guides
 * still name it.
 */

/** A name that no described release has. */
interface LongGone {
  /** The first release without it, counted as Nova does. */
  readonly release: number;
  readonly successor: NovaOptionName | undefined;
}

/** The group and name of each, as `group/name`. */
export const longGone: ReadonlyMap<string, LongGone> = new Map([
  ...gone(11, "libvirt", ["vif_driver"]),
  ...gone(11, "DEFAULT", ["libvirt_vif_driver", "libvirt_volume_drivers"]),
  ...Object.entries({
    libvirt_type: "virt_type",
    libvirt_cpu_mode: "cpu_mode",
    libvirt_cpu_model: "cpu_models",
    libvirt_disk_prefix: "disk_prefix",
    libvirt_images_type: "images_type",
    libvirt_images_volume_group: "images_volume_group",
    libvirt_images_rbd_pool: "images_rbd_pool",
    libvirt_images_rbd_ceph_conf: "images_rbd_ceph_conf",
    libvirt_inject_key: "inject_key",
    libvirt_inject_partition: "inject_partition",
    libvirt_inject_password: "inject_password",
    libvirt_iscsi_use_multipath: "volume_use_multipath",
    libvirt_iser_use_multipath: "iser_use_multipath",
    libvirt_snapshot_compression: "snapshot_compression",
    libvirt_snapshots_directory: "snapshots_directory",
    libvirt_sparse_logical_volumes: "sparse_logical_volumes",
    libvirt_uri: "connection_uri",
    libvirt_use_virtio_for_bridges: "use_virtio_for_bridges",
    libvirt_wait_soft_reboot_seconds: "wait_soft_reboot_seconds",
  }).map(([old, name]): [string, LongGone] => [
    `DEFAULT/${old}`,
    { release: 11, successor: { group: "libvirt", name } },
  ]),
  ...gone(16, "libvirt", ["live_migration_flag", "block_migration_flag"]),
  ...gone(20, "libvirt", ["checksum_base_images", "checksum_interval_seconds"]),
  ...gone(21, "DEFAULT", ["firewall_driver", "use_neutron", "dhcpbridge", "dhcpbridge_flagfile"]),
  ...gone(23, "libvirt", ["use_usb_tablet", "xen_hvmloader_path"]),
]);

/**
 * Options that came before the oldest release that the catalogue describes, as `group/name`, with the first release that
 * has them: those that rules advise to set, or go by. Operators still run releases that are older.
 */
export const cameEarly: ReadonlyMap<string, number> = new Map([
  ["compute/cpu_shared_set", 18],
  ["DEFAULT/initial_cpu_allocation_ratio", 19],
  ["DEFAULT/initial_disk_allocation_ratio", 19],
  ["DEFAULT/initial_ram_allocation_ratio", 19],
  ["compute/max_concurrent_disk_ops", 19],
  ["libvirt/live_migration_with_native_tls", 19],
  ["compute/cpu_dedicated_set", 20],
]);

/** Whole sections of Nova, with the first release without them. */
export const longGoneSections: ReadonlyMap<string, number> = new Map([
  ["cells", 20],
  ["placement_database", 20],
  ["xenserver", 22],
]);

function gone(release: number, group: string, names: readonly string[]): [string, LongGone][] {
  return names.map((name) => [`${group}/${name}`, { release, successor: undefined }]);
}
