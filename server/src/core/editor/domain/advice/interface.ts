import type { AdviceFamily } from "../advice.js";

/** Network interfaces. */
export const interfaceAdvice: AdviceFamily = {
  "devices/interface": {
    text: "A network interface. Its `<model>` decides what the guest sees, its `<driver>` whether the host's kernel (vhost) or QEMU moves the packets.",
  },
  "devices/interface@type": {
    text: "What the interface is connected to.",
    values: {
      network: "A network of libvirt's.",
      bridge: "A bridge of the host.",
      direct: "macvtap on an interface of the host.",
      user: "A network stack in user space (slirp or passt): no vhost, and the most latency.",
      hostdev: "A device of the host (SR-IOV): past QEMU and the host's network stack.",
      vhostuser:
        "Another process, such as Open vSwitch with DPDK, serves it through shared memory.",
      vdpa: "A vDPA device of the host serves the queues.",
    },
  },
  "interface/model": {
    text: "The card that the guest sees.",
  },
  "interface/model@type": {
    text: "The card that the guest sees. The guest must have its driver; the MAC address stays when it changes.",
    absent: "`rtl8139` on x86, an emulated 100 Mbit card",
    values: {
      virtio:
        "Made for virtual machines, and the only kind that the host's kernel serves (vhost-net).",
      e1000: "Emulates an Intel card: an exit for most register accesses, all in QEMU.",
      e1000e: "Emulates a newer Intel card: an exit for most register accesses, all in QEMU.",
      rtl8139: "Emulates an old 100 Mbit card: the slowest of the usual ones.",
      igb: "Emulates an Intel card with SR-IOV, for testing that.",
    },
  },
  "interface/driver": {
    text: "How the packets of a virtio interface are moved. On other models libvirt does not even read it.",
  },
  "interface/driver@name": {
    text: "Who moves the packets.",
    absent: "vhost where the host has it, otherwise qemu",
    values: {
      vhost: "A thread in the host's kernel: no way through QEMU for each packet.",
      qemu: "QEMU's main loop: several system calls for each packet, shared with everything else there.",
    },
  },
  "interface/driver@queues": {
    text: "How many pairs of queues there are. More throughput with several connections; a single packet gets no faster. At most one for each vCPU; from libvirt 11.4 on a part of what the guest sees.",
    absent: "1",
  },
  "interface/driver@rx_queue_size": {
    text: "How many packets fit in a receive queue: a power of two from 256 to 1024. Larger ones lose fewer packets in bursts.",
    absent: "256",
  },
  "interface/driver@tx_queue_size": {
    text: "How many packets fit in a send queue: a power of two from 256 to 1024; above 256 only for vhost-user and the like.",
    absent: "256",
  },
  "interface/driver@txmode": {
    text: "When QEMU sends without vhost. `timer` waits for more packets and so delays each one.",
    absent: "`iothread`: at once",
  },
  "interface/driver@ioeventfd": {
    text: "With `off`, the vCPU itself serves what the guest sends.",
    absent: "`on`",
  },
  "interface/driver@event_idx": {
    text: "Lets guest and host skip notifications that the other side does not wait for. `off` means more exits and interrupts.",
    absent: "`on`",
  },
  "interface/bandwidth": {
    text: "Limits the interface by traffic shaping on the host: what is above waits in a queue or is dropped.",
    absent: "no limit",
  },
  "bandwidth/inbound": {
    text: "What may come in: `average` and `peak` in KiB per second, `burst` in KiB.",
  },
  "bandwidth/outbound": {
    text: "What may go out: `average` and `peak` in KiB per second, `burst` in KiB.",
  },
  "driver/host": {
    text: "What the host's side of the virtio card can do. Each `off` makes the guest do that work for every packet.",
    absent: "all on",
  },
  "driver/guest": {
    text: "What the guest's side of the virtio card may be handed. Each `off` makes the host do that work for every packet.",
    absent: "all on",
  },
  "interface/coalesce": {
    text: "How many received packets the host's device collects before it tells: fewer interrupts, more latency.",
  },
  "interface/mtu": {
    text: "The largest packet. Larger ones mean fewer of them; all hosts on the way must agree.",
  },
};
