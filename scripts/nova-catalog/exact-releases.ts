/*
 * In which release of Nova something changed, where the history of its source says so. Between two dumps the catalogue
 * knows otherwise only that it happened somewhere between them.
 */

/** By the release that came first with the options, each as `group/name`. */
export const since: Readonly<Record<number, readonly string[]>> = {
  27: [
    "libvirt/cpu_power_governor_high",
    "libvirt/cpu_power_governor_low",
    "libvirt/cpu_power_management",
    "libvirt/cpu_power_management_strategy",
  ],
  31: [
    "libvirt/ceph_mount_options",
    "libvirt/ceph_mount_point_base",
    "libvirt/volume_enforce_multipath",
  ],
  33: [
    "DEFAULT/manager_shutdown_timeout",
    "libvirt/live_migration_parallel_connections",
    "libvirt/supported_tpm_secret_security",
    "libvirt/use_default_aio_mode_for_volumes",
  ],
  34: [
    "DEFAULT/concurrency_backend",
    "DEFAULT/stale_share_access_reconcile_interval",
    "compute/update_resources_max_workers",
    "libvirt/images_address_space_limit",
    "libvirt/images_cpu_time_limit",
    "libvirt/live_migration_monitor_interval",
    "libvirt/num_intel_tdx_guests",
  ],
};

/** By the first release without the options; `group/` stands for all of a group. */
export const until: Readonly<Record<number, readonly string[]>> = {
  29: ["hyperv/", "rdp/"],
  32: [
    "DEFAULT/enabled_apis",
    "DEFAULT/enabled_ssl_apis",
    "DEFAULT/metadata_listen",
    "DEFAULT/metadata_listen_port",
    "DEFAULT/metadata_workers",
    "DEFAULT/osapi_compute_listen",
    "DEFAULT/osapi_compute_listen_port",
    "DEFAULT/osapi_compute_workers",
    "api/auth_strategy",
    "remote_debug/",
  ],
  34: ["libvirt/num_memory_encrypted_guests"],
};

/** By the first release in which what the two dumps around it say differently was as it is now. */
export const changed: Readonly<Record<number, readonly string[]>> = {
  27: ["DEFAULT/initial_cpu_allocation_ratio", "DEFAULT/initial_ram_allocation_ratio"],
  31: [
    "DEFAULT/heal_instance_info_cache_interval",
    "libvirt/quobyte_client_cfg",
    "libvirt/quobyte_mount_point_base",
    "libvirt/smbfs_mount_options",
    "libvirt/smbfs_mount_point_base",
    "libvirt/vzstorage_mount_point_base",
    "libvirt/vzstorage_mount_user",
  ],
  33: ["DEFAULT/sync_power_state_pool_size"],
};
