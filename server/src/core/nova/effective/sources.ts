import type { ImageBackend } from "../image-storage.js";
import type { NovaConf } from "../nova-conf.js";
import { type Origin, causeOf } from "./origin.js";

/** What holds a disk. */
export type DiskSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "block"; readonly path: string }
  | {
      readonly kind: "rbd";
      readonly name: string;
      readonly user: string | undefined;
      readonly secret: string | undefined;
    };

/** A source, and what it came from. */
export interface ExplainedSource {
  readonly source: DiskSource;
  readonly origins: readonly Origin[];
}

/** The instance that the XML is shown for. */
export const exampleUuid = "00000000-0000-4000-8000-000000000000";

/** Where imagebackend.py keeps a disk of the instance's own; `name` is Nova's, such as `disk.local`. */
export function sourceOf(conf: NovaConf, backend: ImageBackend, name: string): ExplainedSource {
  if (backend === "lvm") return inVolumeGroup(conf, name);
  return backend === "rbd" ? inCeph(conf, name) : inFolder(conf, name);
}

/** A file in the instance's folder. */
export function inFolder(conf: NovaConf, name: string): ExplainedSource {
  const cause = causeOf(conf, "DEFAULT", "instances_path");
  return {
    source: { kind: "file", path: `${instancesPath(conf)}/${exampleUuid}/${name}` },
    origins: [{ what: "the folder", causes: [cause] }],
  };
}

function inVolumeGroup(conf: NovaConf, name: string): ExplainedSource {
  const group = textOf(conf, "images_volume_group") ?? "";
  const volume = `${exampleUuid}_${name.replaceAll("_", "__")}`;
  return {
    source: { kind: "block", path: `/dev/${group}/${volume}` },
    origins: [{ what: "the source", causes: [causeOf(conf, "libvirt", "images_volume_group")] }],
  };
}

function inCeph(conf: NovaConf, name: string): ExplainedSource {
  return {
    source: {
      kind: "rbd",
      name: `${textOf(conf, "images_rbd_pool") ?? "rbd"}/${exampleUuid}_${name}`,
      user: textOf(conf, "rbd_user"),
      secret: textOf(conf, "rbd_secret_uuid"),
    },
    origins: [
      { what: "the pool", causes: [causeOf(conf, "libvirt", "images_rbd_pool")] },
      {
        what: "the user",
        causes: [causeOf(conf, "libvirt", "rbd_user"), causeOf(conf, "libvirt", "rbd_secret_uuid")],
      },
    ],
  };
}

/** The value of an option of `[libvirt]`; undefined also for an empty one. */
function textOf(conf: NovaConf, name: string): string | undefined {
  const { value } = conf.settings.text("libvirt", name);
  return value === "" ? undefined : value;
}

/** Where instances are; packages set `state_path` to /var/lib/nova. */
function instancesPath({ settings }: NovaConf): string {
  const written =
    settings.entryOf("DEFAULT", "instances_path")?.option.value ?? "$state_path/instances";
  const state = settings.text("DEFAULT", "state_path");
  const folder =
    state.entry === undefined || state.value === undefined ? "/var/lib/nova" : state.value;
  return written.replace(/\$(?:state_path(?![._a-z0-9])|\{state_path\})/, () => folder);
}
