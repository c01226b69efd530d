/** Whether a file name says that the file is one of Nova's configuration: `nova.conf`, `nova-compute.conf`, `25-nova-cpu.conf`. */
export function isNovaFileName(name: string): boolean {
  return /(^|[-_.])nova([-_][^/]*)?\.conf$/.test(name);
}
