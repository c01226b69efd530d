import { atLeast, type Target } from "../../catalog/versions.js";
import type { NovaConf } from "../nova-conf.js";
import { readImageStorage } from "../read-image-storage.js";
import { hasTemplateStatements } from "../templated.js";
import { diskLines } from "./disk-lines.js";
import { effectiveDisks } from "./disks.js";
import { type GuestAssumptions, diskBuses } from "./guest.js";
import { type EffectiveLine, escaped, plain } from "./line.js";
import { refusals } from "./refusals.js";
import { exampleUuid } from "./sources.js";
import { machineType } from "./targets.js";
import { type Cause, type Origin, causeOf } from "./origin.js";

/** The part of a guest's XML that nova.conf decides, or why it cannot be told. */
export type EffectiveXml =
  | {
      readonly kind: "known";
      readonly lines: readonly EffectiveLine[];
      /** Sentences about what the files do not say. */
      readonly assumptions: readonly string[];
    }
  | {
      readonly kind: "unknown";
      /** Sentences. */
      readonly reasons: readonly string[];
    };

/** What is left out, as sentences. */
export const notShown: readonly string[] = [
  "Network interfaces, memory, vCPUs, NUMA, pinning, clock, console, TPM and PCI devices: flavor and image decide most of them.",
  "What Cinder says of a volume (QoS, discard, block sizes), and the disks of rescue mode.",
];

/** What Nova writes for the disks of a new x86-64 guest that has every kind of disk. */
export function effectiveXml(
  conf: NovaConf,
  guest: GuestAssumptions,
  target: Target,
): EffectiveXml {
  const reasons = hindrances(conf, guest);
  if (reasons.length > 0) return { kind: "unknown", reasons };
  const storage = readImageStorage(conf.settings);
  const refused = [...refusals(conf, storage)];
  if (refused.length > 0) return { kind: "unknown", reasons: refused };
  const disks = effectiveDisks(conf, storage, guest);
  if (disks === undefined) return { kind: "unknown", reasons: [...undecided(conf)] };
  return {
    kind: "known",
    lines: [
      ...head(conf, guest, target),
      ...disks.flatMap(diskLines),
      ...scsiController(guest),
      plain("  </devices>"),
      plain("</domain>"),
    ],
    assumptions: assumptions(conf, guest, target),
  };
}

function hindrances({ settings, set }: NovaConf, guest: GuestAssumptions): readonly string[] {
  const reasons: string[] = [];
  if (set.otherService !== undefined) {
    reasons.push(`${set.otherService} reads this file, and guests are nova-compute's.`);
  }
  const templated = set.files.some(({ file }) => hasTemplateStatements(file));
  if (templated) reasons.push("A template decides which lines there are.");
  const broken = set.files.some(({ file }) => file.errors.length > 0);
  if (broken && !templated)
    reasons.push("A file has a syntax error, so nova-compute does not start with it.");
  if (!set.complete) reasons.push("Files of the same service are not at hand.");
  const driver = settings.text("DEFAULT", "compute_driver");
  if (driver.value !== undefined && driver.value !== "" && !driver.value.includes("libvirt")) {
    reasons.push(`compute_driver = ${driver.value} is not libvirt's driver.`);
  }
  const virtType = settings.text("libvirt", "virt_type").value;
  if (virtType !== undefined && virtType !== "kvm" && virtType !== "qemu") {
    reasons.push(`virt_type = ${virtType} is neither kvm nor qemu.`);
  }
  const bus = guest.image.hw_disk_bus;
  if (bus !== undefined && !diskBuses.some((one) => one === bus)) {
    reasons.push(`Nova takes no hw_disk_bus '${bus}' for kvm; it takes ${diskBuses.join(", ")}.`);
  }
  return reasons;
}

/** Why there is no disk XML although everything could be read: the options whose values say nothing. */
function* undecided({ settings }: NovaConf): Iterable<string> {
  const deciding = [
    ["libvirt", "images_type"],
    ["DEFAULT", "use_cow_images"],
    ["DEFAULT", "preallocate_images"],
    ["libvirt", "sparse_logical_volumes"],
  ] as const;
  for (const [group, name] of deciding) {
    const { entry } = settings.text(group, name);
    if (entry === undefined) continue;
    yield `[${group}] ${name} = ${entry.option.value} is one of the settings that decide, and one of them is not valid, refers to another option, or is not for kvm.`;
  }
}

function head(conf: NovaConf, guest: GuestAssumptions, target: Target): readonly EffectiveLine[] {
  const { settings } = conf;
  const virtType = settings.text("libvirt", "virt_type");
  const kind = virtType.value ?? "kvm";
  return [
    {
      text: `<domain type='${kind}'>`,
      origins: [
        {
          what: `type='${kind}'`,
          causes: [causeOf(conf, "libvirt", "virt_type")],
        },
      ],
      isShown: true,
    },
    plain("  <name>instance-00000001</name>"),
    plain(`  <uuid>${exampleUuid}</uuid>`),
    plain("  <metadata>"),
    plain("    <nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'/>"),
    plain("  </metadata>"),
    plain("  <memory unit='KiB'>1048576</memory>"),
    plain("  <vcpu>1</vcpu>"),
    ...iothreads(target),
    plain("  <os>"),
    plain(`    <type arch='x86_64' machine='${escaped(machineType(conf, guest))}'>hvm</type>`),
    plain("  </os>"),
    ...cpu(conf),
    plain("  <devices>"),
  ];
}

/** Nova 33 (2026.1) gives every guest one, without an option for it; an absent target means the newest release. */
function iothreads({ nova }: Target): readonly EffectiveLine[] {
  if (!hasIothreads(nova)) return [];
  return [
    {
      text: "  <iothreads>1</iothreads>",
      origins: [
        {
          what: "iothreads",
          causes: [
            {
              kind: "nova",
              text: "every guest since Nova 33 (2026.1); no disk uses it, and no option changes that",
            },
          ],
        },
      ],
      isShown: true,
    },
  ];
}

/** Users name a release by Nova's number or by its year. */
function hasIothreads(release: string | undefined): boolean {
  if (release === undefined) return true;
  const [first = 0] = release.split(".").map(Number);
  return first < 1000 ? first >= 33 : atLeast(release, "2026.1");
}

/** `_get_guest_cpu_model_config` of driver.py, for x86-64. Feature flags and the topology are left out. */
function cpu(conf: NovaConf): readonly EffectiveLine[] {
  const { settings } = conf;
  const setting = settings.text("libvirt", "cpu_mode");
  const models = settings.text("libvirt", "cpu_models");
  if (setting.entry !== undefined && setting.value === undefined) return [];
  const isUnset = setting.value === undefined || setting.value === "";
  const mode = isUnset ? "host-model" : setting.value;
  if (mode === "none") return [];
  const cause: Cause = isUnset
    ? { kind: "default", group: "libvirt", name: "cpu_mode", value: "host-model" }
    : causeOf(conf, "libvirt", "cpu_mode");
  const origins: Origin[] = [{ what: `mode='${mode}'`, causes: [cause] }];
  const open = `  <cpu mode='${escaped(mode)}' match='exact'`;
  const [model] = (models.value ?? "").split(",").map((item) => item.trim());
  if (model === undefined || model === "") {
    return [{ text: `${open}/>`, origins, isShown: true }];
  }
  const modelCause = causeOf(conf, "libvirt", "cpu_models");
  return [
    { text: `${open}>`, origins, isShown: true },
    {
      text: `    <model>${escaped(model)}</model>`,
      origins: [{ what: model, causes: [modelCause] }],
      isShown: true,
    },
    { text: "  </cpu>", origins: [], isShown: true },
  ];
}

/** `_get_scsi_controller` of driver.py: only this image property makes Nova write one. */
function scsiController({ image }: GuestAssumptions): readonly EffectiveLine[] {
  const model = image.hw_scsi_model;
  if (model === undefined) return [];
  return [
    {
      text: `    <controller type='scsi' index='0' model='${escaped(model)}'/>`,
      origins: [
        {
          what: `model='${model}'`,
          causes: [{ kind: "image-property", name: "hw_scsi_model", value: model }],
        },
      ],
      isShown: true,
    },
  ];
}

function assumptions(conf: NovaConf, guest: GuestAssumptions, target: Target): readonly string[] {
  const { settings } = conf;
  const isFlat = settings.boolean("DEFAULT", "force_raw_images").value === false;
  const said = Object.entries(guest.image).map(([name, value]) => `${name}=${value}`);
  return [
    guest.directIo
      ? "O_DIRECT works in instances_path; Nova probes it, and writes cache='writeback' where it does not."
      : "O_DIRECT does not work in instances_path.",
    said.length === 0
      ? "The image has none of the properties that decide about disks."
      : `The image has ${said.join(", ")}.`,
    "The guest is new, for x86-64, and has every kind of disk that is shown; neither the flavor nor Cinder sets limits.",
    ...(settings.entryOf("DEFAULT", "state_path") === undefined
      ? ["state_path is /var/lib/nova, as packages set it."]
      : []),
    ...(isFlat ? ["The image in Glance is raw, since force_raw_images is False."] : []),
    target.nova === undefined
      ? "The release is the newest known, Nova 34 (2026.2)."
      : `The release is ${target.nova}.`,
    "Neither the environment (OS_GROUP__OPTION) nor the command line sets options.",
  ];
}
