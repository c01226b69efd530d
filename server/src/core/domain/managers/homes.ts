/** What a finding is about, so that a managed guest's finding can say where its manager keeps it. */
export type Topic =
  | "aio"
  /** The same for disks with a cache mode that does not go with native AIO. */
  | "aio-cached"
  | "backing-chain"
  | "balloon"
  | "bus"
  | "cache"
  | "cpu-model"
  | "cpu-quota"
  | "driver"
  | "format"
  | "hyperv"
  | "interface-bandwidth"
  | "interface-driver"
  | "interface-model"
  | "iothread"
  | "iotune"
  | "kvm-hidden"
  | "lun"
  | "machine"
  | "memory"
  | "pinning"
  | "qemu-arguments"
  | "queues"
  | "scsi-model"
  | "timer"
  | "virt-type";

/** How a manager is called, and where it keeps what a topic is about: the end of a sentence, without its full stop. */
export interface ManagerHomes {
  readonly name: string;
  readonly homes: Readonly<Record<Topic, string>>;
}
