import type { AdviceFamily } from "../advice.js";

const noLimit = "no limit";

/** Throttling of disks, by QEMU and by control groups. */
export const limitAdvice: AdviceFamily = {
  "disk/iotune": {
    text: "Limits the disk inside QEMU. What is above a limit waits, so at the limit the limit is the latency, and a benchmark measures it instead of the disk.",
    absent: noLimit,
  },
  "iotune/total_bytes_sec": {
    text: "Bytes per second, read and written together; excludes limits for reading or writing of the same kind.",
    absent: noLimit,
  },
  "iotune/read_bytes_sec": { text: "Bytes read per second.", absent: noLimit },
  "iotune/write_bytes_sec": { text: "Bytes written per second.", absent: noLimit },
  "iotune/total_iops_sec": {
    text: "Requests per second, read and written together; excludes limits for reading or writing of the same kind. Below a limit of 1000, each request of a busy guest waits for a millisecond or more.",
    absent: noLimit,
  },
  "iotune/read_iops_sec": { text: "Reads per second.", absent: noLimit },
  "iotune/write_iops_sec": { text: "Writes per second.", absent: noLimit },
  "iotune/total_iops_sec_max": {
    text: "Requests per second in a burst, for as long as `total_iops_sec_max_length` says (1 second when it is absent).",
    absent: "no burst",
  },
  "iotune/total_bytes_sec_max": {
    text: "Bytes per second in a burst, for as long as `total_bytes_sec_max_length` says (1 second when it is absent).",
    absent: "no burst",
  },
  "iotune/size_iops_sec": {
    text: "The size in bytes above which a request counts as several.",
    absent: "every request counts as one",
  },
  "iotune/group_name": {
    text: "Disks with the same name share one limit, and so wait for each other. All must give the same limits.",
  },
  "disk/throttlefilters": {
    text: "Named limits from `<throttlegroups>`, several for one disk. Not together with `<iotune>`.",
    needs: "libvirt 11.2.",
  },
  "domain/blkiotune": {
    text: "Limits and weights by control groups, below QEMU. They see the host's block devices, so for files in the page cache they act late.",
    absent: noLimit,
  },
  "blkiotune/weight": {
    text: "The guest's share against others while a device is busy. Only some schedulers of the host heed it, such as BFQ.",
  },
  "blkiotune/device": {
    text: "Limits for one block device of the host.",
  },
  "device/read_iops_sec": {
    text: "Reads per second on the host's device; what is above waits in the kernel.",
    absent: noLimit,
  },
  "device/write_iops_sec": {
    text: "Writes per second on the host's device; what is above waits in the kernel.",
    absent: noLimit,
  },
  "device/read_bytes_sec": {
    text: "Bytes read per second on the host's device; what is above waits in the kernel.",
    absent: noLimit,
  },
  "device/write_bytes_sec": {
    text: "Bytes written per second on the host's device; what is above waits in the kernel.",
    absent: noLimit,
  },
};
