import type { NovaOptionName } from "./nova-option-facts.js";

/*
 * When options of Nova went, from the history of its source; what the catalogue's dumps show by themselves is not
 * repeated. Many guides still name the ones that went long ago.
 */

/** A name that was gone before the oldest described release. */
interface LongGone {
  /** The first release without it, counted as Nova does. */
  readonly release: number;
  readonly successor: NovaOptionName | undefined;
}

/** What the releases before 2023.1 were called, by number; Juno came out in October 2014, before Nova counted them so. */
export const releaseWords: Readonly<Record<number, string>> = {
  11: "Juno, 2014",
  16: "Pike",
  21: "Ussuri",
  23: "Wallaby",
};

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
  ...gone(21, "DEFAULT", ["firewall_driver", "use_neutron", "dhcpbridge", "dhcpbridge_flagfile"]),
  ...gone(23, "libvirt", ["use_usb_tablet", "xen_hvmloader_path"]),
]);

/** The first release without the option, where the history says so exactly. */
export function removedIn(group: string, name: string): number | undefined {
  return longGone.get(`${group}/${name}`)?.release ?? recentlyGone.get(`${group}/${name}`)?.release;
}

const recentlyGone: ReadonlyMap<string, LongGone> = new Map([
  ...gone(29, "rdp", ["enabled", "html5_proxy_base_url"]),
  ...gone(32, "DEFAULT", [
    "enabled_apis",
    "enabled_ssl_apis",
    "metadata_listen",
    "metadata_listen_port",
    "metadata_workers",
    "osapi_compute_listen",
    "osapi_compute_listen_port",
    "osapi_compute_workers",
  ]),
  ...gone(32, "api", ["auth_strategy"]),
  ...gone(32, "remote_debug", ["host", "port"]),
  ...gone(34, "libvirt", ["num_memory_encrypted_guests"]),
]);

function gone(release: number, group: string, names: readonly string[]): [string, LongGone][] {
  return names.map((name) => [`${group}/${name}`, { release, successor: undefined }]);
}
