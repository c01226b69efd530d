/**
 * True for a file in a folder where libvirt keeps its configuration and its notes, of the system or of a user's
 * session: it writes such a file anew, or never reads it again. The path may be a URI's.
 */
export function isLibvirtsOwn(path: string): boolean {
  const absolute = path.replace(/^[a-z-]+:\/\/[^/]*/, "");
  return folders.some((folder) => folder.test(absolute));
}

/** True for a name by which people keep the domain of a saved state (`virsh save-image-dumpxml`), which says it nowhere. */
export function isSaveImage(path: string): boolean {
  return /(?:^|[-_./\\])(?:save|managed-?save|save-?image)\.xml$/.test(path);
}

const folders = [
  /^\/etc\/libvirt\/(?:qemu|storage)\//,
  /^(?:\/var)?\/run\/(?:user\/\d+\/)?libvirt\//,
  /^\/var\/lib\/libvirt\/qemu\//,
  /\/\.config\/libvirt\/(?:qemu|storage)\//,
];
