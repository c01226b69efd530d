/** How much of a workspace is looked at by itself. What is beyond is checked when it is opened, and by the command line. */
export const limits = {
  /** Folders inside of folders. */
  depth: 32,
  folders: 20_000,
  /** Files whose name may be that of one of ours; of each, the beginning is read once. */
  candidates: 20_000,
  /** Files of ours. */
  files: 2_000,
  /** Of one file of ours. A guest with a thousand disks has 0.2 MB, Nova's sample of every option 0.4 MB. */
  fileBytes: 1024 * 1024,
  /** Of one YAML file whose beginning does not tell whether it is ours. */
  yamlBytes: 256 * 1024,
  /** Of all files of ours together. */
  bytes: 64 * 1024 * 1024,
} as const;

export type Limits = Readonly<Record<keyof typeof limits, number>>;

/** The limits that are worth a word to the user when they are reached. */
export type SaidLimit = Exclude<keyof Limits, "yamlBytes">;

/** What is said of a limit that was reached. */
export function limitText(limit: SaidLimit, most: Limits): string {
  const rest = "The rest is checked when it is opened, and by `virt-latency check` in a terminal.";
  switch (limit) {
    case "depth":
      return `Folders of this workspace are more than ${most.depth} deep. ${rest}`;
    case "folders":
      return `This workspace has more than ${count(most.folders)} folders. ${rest}`;
    case "candidates":
      return `This workspace has more than ${count(most.candidates)} XML, YAML and nova.conf files. ${rest}`;
    case "files":
      return `This workspace has more than ${count(most.files)} files of libvirt's and Nova's. ${rest}`;
    case "fileBytes":
      return `A file of this workspace is larger than ${mebibytes(most.fileBytes)}. It is checked when it is opened, and by \`virt-latency check\` in a terminal.`;
    case "bytes":
      return `The files of libvirt's and Nova's in this workspace are larger than ${mebibytes(most.bytes)} together. ${rest}`;
  }
}

/** With a comma between thousands, in every language of the machine. */
function count(value: number): string {
  return value.toString().replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

function mebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
