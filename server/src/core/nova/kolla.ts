/**
 * Whether a path is one of the files that kolla-ansible merges into the nova.conf of a service, each over the ones
 * before it: `config/nova.conf`, `config/nova/SERVICE.conf` and `config/nova/HOST/...`, where `config` is the folder
 * that `node_custom_config` names. They say what differs from its template, never the whole.
 */
export function isKollaOverride(path: string | undefined): boolean {
  return path !== undefined && overrides.test(path.replaceAll("\\", "/"));
}

/** `overlays` is what OSISM calls the folder. */
const overrides = /\/(?:config|overlays)\/(?:nova|nova\/(?:[^/]+\/)?[^/]+)\.conf$/;
