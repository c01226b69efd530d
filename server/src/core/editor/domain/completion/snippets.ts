import { child } from "../../../xml/query.js";
import { indentationUnit } from "../../../xml/layout.js";
import type { XmlElement } from "../../../xml/tree.js";
import type { Completion } from "../../features.js";
import { freeController, freeTarget, ioThreadIdsOf } from "./names-in-guest.js";
import { type ElementPlace, quoteOf } from "./place.js";

/** Whole devices as one wants them for latency, in the words of this guest: its free names, its iothreads. */
export function snippets(place: ElementPlace, text: string): readonly Completion[] {
  const { parent, document } = place;
  const guest = parent?.name === "devices" ? parent.parent : parent;
  if (parent === undefined || guest?.name !== "domain") return [];
  const [ioThread] = ioThreadIdsOf(guest, document.text);
  const templates = parent === guest ? ioThreadTemplates(guest) : deviceTemplates(guest, ioThread);
  const layout = {
    quote: quoteOf(text),
    indentation: indentationUnit(document),
    newline: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return templates.map(({ name, label, about, lines }) => {
    const body = lines
      .map((line) => line.replace(/^ +/, (blanks) => layout.indentation.repeat(blanks.length)))
      .join(layout.newline)
      .replaceAll("'", layout.quote);
    return {
      kind: "snippet",
      label: `${name}: ${label}`,
      detail: "virt-latency",
      markdown: about,
      deprecated: false,
      edit: { span: place.span, newText: place.isOpened ? `<${name}` : name },
      snippet: body,
      rank: `2${name}`,
    };
  });
}

interface Template {
  /** Of the element that it begins with. */
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** A blank at the start of a line stands for one level; single quotes for the document's. */
  readonly lines: readonly string[];
}

function deviceTemplates(guest: XmlElement, ioThread: number | undefined): Template[] {
  // Without an iothread in the guest, libvirt refuses to name one.
  const thread = ioThread === undefined ? "" : ` iothread='\${2:${String(ioThread)}}'`;
  const hint =
    ioThread === undefined
      ? " The guest has no iothread yet; `<iothreads>` gives it one."
      : " It runs in an iothread.";
  return [
    {
      name: "disk",
      label: "block device for low latency",
      about: `A logical volume or another block device of the host: virtio, past the host's page cache, with Linux AIO.${hint}`,
      lines: [
        "<disk type='block' device='disk'>",
        ` <driver name='qemu' type='raw' cache='none' io='native'${thread}/>`,
        " <source dev='/dev/${1:vg/volume}'/>",
        ` <target dev='${freeTarget(guest, "vd")}' bus='virtio'/>`,
        "</disk>$0",
      ],
    },
    {
      name: "controller",
      label: "virtio-scsi",
      about: `A SCSI controller for virtual machines.${hint}`,
      lines: [
        `<controller type='scsi' index='${String(freeController(guest, "scsi"))}' model='virtio-scsi'${ioThread === undefined ? "/>$0" : ">"}`,
        ...(ioThread === undefined
          ? []
          : [` <driver iothread='\${1:${String(ioThread)}}'/>`, "</controller>$0"]),
      ],
    },
    {
      name: "interface",
      label: "virtio",
      about: "A virtio network interface, which the host's kernel serves (vhost-net).",
      lines: [
        "<interface type='network'>",
        " <source network='${1:default}'/>",
        " <model type='virtio'/>",
        "</interface>$0",
      ],
    },
  ];
}

function ioThreadTemplates(guest: XmlElement): Template[] {
  if (["iothreads", "iothreadids"].some((name) => child(guest, name) !== undefined)) return [];
  return [
    {
      name: "iothreads",
      label: "an iothread with its id",
      about:
        "An iothread for the guest's disks. Each disk, or its SCSI controller, then names it in its `<driver>`; without that it does nothing.",
      lines: [
        "<iothreads>1</iothreads>",
        "<iothreadids>",
        " <iothread id='1'/>",
        "</iothreadids>$0",
      ],
    },
  ];
}
