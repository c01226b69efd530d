/** A domain with that many block-backed virtio disks, about 190 bytes each: what a large guest's XML mostly is. */
export function domainOf(disks: number): string {
  const devices = Array.from(
    { length: disks },
    (_, index) => `    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' discard='unmap'/>
      <source dev='/dev/storage/volume-${String(index)}'/>
      <target dev='${targetName(index)}' bus='virtio'/>
    </disk>
`,
  );
  return `<domain type='kvm'>
  <name>large</name>
  <memory unit='GiB'>64</memory>
  <vcpu>16</vcpu>
  <os>
    <type arch='x86_64' machine='pc-q35-9.0'>hvm</type>
  </os>
  <devices>
${devices.join("")}  </devices>
</domain>
`;
}

/** As many disks as it takes for a domain of that size. */
export function domainOfSize(bytes: number): string {
  const perDisk = (domainOf(2000).length - domainOf(1000).length) / 1000;
  return domainOf(Math.round(bytes / perDisk));
}

/** A nova.conf of that many lines, mostly comments, as the sample that Nova's own generator writes. */
export function novaConfOf(lines: number): string {
  const text = ["[DEFAULT]"];
  for (let index = 0; text.length < lines; index++) {
    if (index % 50 === 49) text.push("", `[section_${String(index)}]`);
    text.push("#", `# What option ${String(index)} is for, in a sentence or two. (string value)`);
    text.push("# Minimum value: 0", "#option_name = <None>");
    if (index % 10 === 0) text.push(`option_${String(index)} = value`);
    text.push("");
  }
  text.push("[libvirt]", "virt_type = kvm", "disk_cachemodes = file=writeback", "");
  return text.join("\n");
}

/** `vda`, ..., `vdz`, `vdaa`, ... */
function targetName(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return `vd${letters}`;
}
