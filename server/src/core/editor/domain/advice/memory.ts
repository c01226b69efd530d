import type { AdviceFamily } from "../advice.js";

/** The guest's memory: how it is backed, locked and given back. */
export const memoryAdvice: AdviceFamily = {
  "domain/memory": {
    text: "The most memory that the guest has at the start.",
  },
  "domain/memory@unit": {
    text: "`KiB`, `MiB`, `GiB` and so on; `KB` and the like count in thousands.",
    absent: "`KiB`",
  },
  "domain/currentMemory": {
    text: "What the balloon leaves of it. Less than `<memory>` means that the guest boots with an inflated balloon, which stalls while it grows or shrinks.",
    absent: "as much as `<memory>`",
  },
  "domain/memoryBacking": {
    text: "How the host provides the guest's memory: page size, locking, sharing, when it is allocated.",
    absent: "normal pages, allocated when the guest first touches them",
  },
  "memoryBacking/hugepages": {
    text: "Backs the guest with huge pages that the host has reserved: fewer misses in the TLB, no swapping, no sharing. Transparent huge pages give much of it without.",
    absent: "normal pages, which may be transparent huge pages",
    needs: "Enough reserved pages on the host, or the guest does not start.",
  },
  "hugepages/page": {
    text: "The size of the huge pages, and for which cells of the guest.",
    absent: "the host's default size, 2 MiB on x86",
  },
  "hugepages/page@size": { text: "Such as `2` with `unit='M'`, or `1` with `unit='G'`." },
  "memoryBacking/nosharepages": {
    text: "Keeps the host (KSM) from merging equal pages of guests. Merged pages have to be copied at the next write, and huge pages are split for it.",
    absent: "pages may be merged where the host runs KSM",
  },
  "memoryBacking/locked": {
    text: "Keeps the guest's memory from being swapped out, QEMU's own too.",
    absent: "the host may swap",
    needs: "A `<hard_limit>` in `<memtune>`, above what QEMU needs beside the guest's memory.",
  },
  "memoryBacking/allocation": {
    text: "When the memory is allocated.",
  },
  "memoryBacking/allocation@mode": {
    text: "When the memory is allocated.",
    absent: "`ondemand`",
    values: {
      immediate: "All at the start, which takes longer; then no first touch costs a fault.",
      ondemand: "At the guest's first touch of each page.",
    },
  },
  "memoryBacking/allocation@threads": {
    text: "How many threads allocate, so that a large guest starts sooner.",
    absent: "1",
  },
  "memoryBacking/source": {
    text: "What the memory is made of. vhost-user and virtiofs need `memfd` or `file` together with shared access.",
    absent: "anonymous memory",
  },
  "memoryBacking/access": {
    text: "Whether other processes may map the memory: `shared` for vhost-user and virtiofs.",
    absent: "`private`",
  },
  "domain/memtune": {
    text: "Limits for all memory of the QEMU process.",
  },
  "memtune/hard_limit": {
    text: "The most memory of the QEMU process. Near to the guest's own size, QEMU swaps or is killed.",
    absent: "no limit, or a computed one with locked memory",
  },
  "memtune/soft_limit": {
    text: "Above it the guest's memory is the first to be taken back when the host runs short.",
  },
  "memtune/swap_hard_limit": { text: "Memory and swap space together." },
  "devices/memballoon": {
    text: "Lets the host take memory back from the guest, which stalls the guest while it happens. Without the element libvirt adds one.",
    absent: "`virtio`",
  },
  "devices/memballoon@model": {
    text: "The kind of balloon.",
    absent: "`virtio`",
    values: {
      none: "No balloon: nothing is taken back, and `virsh dommemstat` knows less.",
      virtio: "The usual one; as long as nobody inflates it, it costs next to nothing.",
    },
  },
  "devices/memballoon@freePageReporting": {
    text: "With `on` the guest reports free pages and the host takes them: the next use of each costs a fault.",
    absent: "`off`",
    needs: "QEMU 5.1.",
  },
  "devices/memballoon@autodeflate": {
    text: "With `on` the guest takes memory back from the balloon before it runs out.",
    absent: "`off`",
  },
  "memballoon/stats": {
    text: "How often, in seconds, the guest reports about its memory.",
    absent: "never",
  },
};
