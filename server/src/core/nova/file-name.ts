/** Whether a file name says that the file is one of Nova's configuration: `nova.conf`, `nova-compute.conf`, `25-nova-cpu.conf`. */
export function isNovaFileName(name: string): boolean {
  return /(^|[-_.])nova([-_][^/]*)?\.conf$/.test(name) && !isForTools(name);
}

/** In the dialect of oslo.config, but read by nova-rootwrap, oslo-config-generator or pycadf and never by a service. */
function isForTools(name: string): boolean {
  return /([-_]rootwrap|[-_]config-generator|[-_]audit_map)\.conf$/.test(name);
}

/**
 * The service that alone reads a file, where its name or its folder says that nova-compute does not: `nova-api.conf` is
 * what oslo.config looks for and what kolla-ansible merges for nova-api, and `/etc/kolla/nova-api/nova.conf` what it makes
 * of that. Undefined for every other file, which may be nova-compute's.
 */
export function otherServiceOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const { folder, name } = inFolder.exec(path.replaceAll("\\", "/"))?.groups ?? {};
  const byName = serviceIn(name);
  return byName ?? (name === "nova-compute" ? undefined : serviceIn(folder));
}

/** The name without its end, and the folder that it lies in, or that holds its `/etc/nova`. */
const inFolder = /(?:^|\/)(?:(?<folder>[^/]+)\/)?(?:etc\/nova\/)?(?<name>[^/]+)\.conf$/;

function serviceIn(name: string | undefined): string | undefined {
  return name && otherService.exec(name)?.[1];
}

/** kolla-ansible and Juju have some that Nova itself does not know, and placement was a part of Nova once. */
const otherService =
  /(?:^|[-_.])(nova[-_](?:api|bootstrap|cell-bootstrap|cert|cloud-controller|compute-ironic|conductor|console|consoleauth|dhcpbridge|metadata|network|novncproxy|objectstore|scheduler|serialproxy|spicehtml5proxy|super-conductor|xvpvncproxy)(?:[-_](?:bootstrap|metadata|os-compute|wsgi))?|placement-api)(?:\.conf\.d)?$/;
