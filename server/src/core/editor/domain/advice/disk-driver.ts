import type { AdviceFamily } from "../advice.js";

/** A disk's `<driver>`: how QEMU serves its requests. */
export const diskDriverAdvice: AdviceFamily = {
  "disk/driver": {
    text: "How QEMU serves this disk: through which cache, by which kind of asynchronous I/O, and in which thread. Most of a disk's latency is decided here. For a local block device: `cache='none' io='native'` and an iothread.",
  },
  "disk/driver@name": {
    text: "The program that serves the disk; for QEMU and KVM it is `qemu`.",
  },
  "disk/driver@type": {
    text: "The image's format. It must be what the image really is: QEMU does not look, and a qcow2 image that is called raw shows its own bytes to the guest. So this is never changed here alone.",
    absent: "`raw`",
    values: {
      raw: "No layer of its own: a request goes straight to the file or device.",
      qcow2:
        "Snapshots and thin images. An image that is fully allocated is nearly as fast as raw; the first write to each cluster of a thin one also has to write tables, which shows most in synchronous writes.",
    },
  },
  "disk/driver@cache": {
    text: "Whether requests go through the host's page cache, and what becomes of the guest's flushes. `io='native'` is accepted only with `none` and `directsync`.",
    absent: "`writeback`; `none` for a `<shareable/>` disk",

    values: {
      none: "O_DIRECT: no page cache on the host, and flushes reach the disk. Steady latency, and what live migration and `io='native'` want. The file system must support O_DIRECT.",
      directsync:
        "O_DIRECT and a flush after every write, whether the guest asked for it or not. Only for guests that never flush.",
      writeback:
        "Through the host's page cache. Data is cached twice, writes are flushed in bursts, and `io='native'` is not accepted. For Ceph (rbd) it turns on the cache of librbd.",
      writethrough:
        "Through the host's page cache, with a flush after every write: the slowest for writes.",
      unsafe: "The guest's flushes are dropped. Fast, and a crash of the host loses data.",
      default: "The same as not written: QEMU's choice, which is `writeback`.",
    },
  },
  "disk/driver@io": {
    text: "How QEMU hands requests to the host's kernel. It counts for files and block devices; for network disks libvirt drops it.",
    absent: "`threads`",
    values: {
      native:
        "Linux AIO: no hand-over between threads for each request. Needs `cache='none'` or `directsync`. On a sparse image a request can block while the file system allocates.",
      io_uring:
        "Like `native`, with any cache and without blocking on sparse images. Needs QEMU 5.0 and a host that allows io_uring; RHEL and its rebuilds may not.",
      threads:
        "A pool of worker threads: two hand-overs for each request, which is what small synchronous requests wait for.",
    },
  },
  "disk/driver@iothread": {
    text: "The iothread that serves this disk. Outside of QEMU's main loop the disk does not wait for vCPU exits, displays and the monitor, and only an iothread polls for completions.",
    absent: "QEMU's main loop serves the disk",
    needs: "`bus='virtio'`, and an id from `<iothreads>` or `<iothreadids>`, libvirt 1.2.8.",
  },
  "disk/driver@queues": {
    text: "How many queues the disk has. With one for each vCPU, no vCPU waits for another's lock in the guest; more than vCPUs are of no use.",
    absent: "one for each vCPU from machine types of QEMU 5.2 on, before that 1",
    needs: "`bus='virtio'`.",
  },
  "disk/driver@queue_size": {
    text: "How many requests fit in one queue: a power of two up to 1024, or QEMU does not start. Larger rings serve deep queues and cost random access some latency.",
    absent: "256 from machine types of QEMU 5.0 on, before that 128",
    needs: "`bus='virtio'`, QEMU 2.12.",
  },
  "disk/driver@discard": {
    text: "What becomes of the guest's discard (trim) requests.",
    absent: "`ignore`",
    values: {
      unmap:
        "They free space on the host, which keeps SSDs and thin pools fast. They also punch holes into preallocated images, whose next write then has to allocate again.",
      ignore: "They are dropped; a preallocated image stays allocated.",
    },
  },
  "disk/driver@discard_no_unref": {
    text: "With `on`, a discard in a qcow2 image keeps the cluster's place, so that the image does not fragment.",
    absent: "`off`",
    needs: "qcow2 with `discard='unmap'`, QEMU 8.1.",
  },
  "disk/driver@detect_zeroes": {
    text: "Whether QEMU looks for zeroes in what the guest writes. It looks at every byte of every write, which costs CPU time in the disk's thread.",
    absent: "`off`",
    values: {
      off: "Writes are passed on as they are.",
      on: "Writes of zeroes are turned into cheaper requests.",
      unmap:
        "As `on`, and the space is given back; without `discard='unmap'` it is the same as `on`.",
    },
  },
  "disk/driver@copy_on_read": {
    text: "With `on`, what is read from a backing file is also written into the image: a cold read becomes a read and an allocating write. Only worth it for slow remote backing files.",
    absent: "`off`",
  },
  "disk/driver@ioeventfd": {
    text: "With `off`, the vCPU itself serves what the guest submits and runs nothing else meanwhile; with an iothread QEMU then does not start.",
    absent: "`on`",
    needs: "`bus='virtio'`.",
  },
  "disk/driver@event_idx": {
    text: "Lets guest and host skip notifications that the other side does not wait for. `off` means more exits and interrupts.",
    absent: "`on`",
    needs: "`bus='virtio'`.",
  },
  "disk/driver@packed": {
    text: "Another layout of the virtqueues, which touches fewer cache lines. The guest's driver must know it.",
    absent: "`off`",
    needs: "QEMU 4.2.",
  },
  "disk/driver@error_policy": {
    text: "What QEMU does when a request fails. `stop` pauses the guest until somebody resumes it, which looks like an endless latency inside.",
    absent: "`report` to the guest; `enospace`: pause when the host's disk is full",
  },
  "disk/driver@iommu": {
    text: "Lets the device use an emulated IOMMU, whose lookups cost latency. For guests with encrypted memory it is needed.",
    absent: "`off`",
  },
  "driver/metadata_cache": {
    text: "The memory for a qcow2 image's tables. Where the part in use does not fit, a random read also reads a table.",
    absent: "QEMU takes what the image needs, up to 32 MiB",
    needs: "qcow2.",
  },
  "metadata_cache/max_size": {
    text: "8 bytes for each cluster cover the whole image: with clusters of 64 KiB, 1 MiB for each 8 GiB. Below 32 MiB the element can only make it worse than leaving it out.",
  },
  "driver/iothreads": {
    text: "Spreads the queues of one disk (or SCSI controller) over several iothreads. For disks with many parallel requests; one request at a time gets no faster. Older versions drop it without a word, and it excludes the `iothread` attribute.",
    absent: "one iothread, or the main loop",
    needs: "libvirt 10.0 and QEMU 9.0 for disks, 11.2 and 10.0 for controllers.",
  },
  "iothreads/iothread": {
    text: "One of the iothreads that serve this device. Either each one names its queues or none does; then they are dealt out in turn.",
  },
  "iothreads/iothread@id": {
    text: "An id from `<iothreads>` or `<iothreadids>`.",
  },
  "iothread/queue": {
    text: "A queue that this iothread serves. Every queue of the device must be served once, and the driver must say `queues`.",
  },
};
