import type { EffectiveDisk } from "./disks.js";
import { type EffectiveLine, escaped } from "./line.js";
import type { Origin } from "./origin.js";

/** The `<disk>` of a disk, within `<devices>`. */
export function diskLines(disk: EffectiveDisk): readonly EffectiveLine[] {
  const shown = (text: string, origins: readonly Origin[]): EffectiveLine => ({
    text,
    origins,
    isShown: true,
  });
  const { type, driver, source, target } = disk.origins;
  return [
    {
      ...shown(`    <disk type='${disk.sourceType}' device='${disk.device}'>`, [type]),
      title: disk.title,
    },
    shown(`      <driver${attributes(driverAttributes(disk))}/>`, driver),
    ...sourceLines(disk).map((text, index) => shown(text, index === 0 ? source : [])),
    shown(`      <target dev='${escaped(disk.target.dev)}' bus='${escaped(disk.target.bus)}'/>`, [
      target,
    ]),
    ...(disk.unit === undefined
      ? []
      : [
          shown(`      <address type='drive' controller='0' unit='${disk.unit.toString()}'/>`, [
            {
              what: "address",
              causes: [{ kind: "image-property", name: "hw_scsi_model", value: "virtio-scsi" }],
            },
          ]),
        ]),
    shown("    </disk>", []),
  ];
}

/** In the order in which Nova writes them. */
function driverAttributes(disk: EffectiveDisk): readonly (readonly [string, string | undefined])[] {
  return [
    ["name", disk.namesDriver ? "qemu" : undefined],
    ["type", disk.format],
    ["cache", disk.cache],
    ["discard", disk.discard],
    ["io", disk.io],
  ];
}

function sourceLines({ source }: EffectiveDisk): readonly string[] {
  if (source.kind === "file") return [`      <source file='${escaped(source.path)}'/>`];
  if (source.kind === "block") return [`      <source dev='${escaped(source.path)}'/>`];
  const { name, user, secret } = source;
  const lines = [
    `      <source protocol='rbd' name='${escaped(name)}'>`,
    "        <host name='monitor' port='6789'/>",
    "      </source>",
  ];
  if (user === undefined && secret === undefined) return lines;
  return [
    ...lines,
    `      <auth${attributes([["username", user]])}>`,
    `        <secret${attributes([
      ["type", "ceph"],
      ["uuid", secret],
    ])}/>`,
    "      </auth>",
  ];
}

function attributes(pairs: readonly (readonly [string, string | undefined])[]): string {
  return pairs
    .map(([name, value]) => (value === undefined ? "" : ` ${name}='${escaped(value)}'`))
    .join("");
}
