import type { AdviceFamily } from "../advice.js";

/** Where the guest's threads run: vCPUs, pins, schedulers, NUMA. */
export const pinningAdvice: AdviceFamily = {
  "domain/vcpu": {
    text: "How many vCPUs the guest can have. More than the host has free make them wait for each other.",
    absent: "1",
  },
  "domain/vcpu@placement": {
    text: "Whether `cpuset` is as written (`static`) or asked from numad (`auto`).",
    absent: "`static`",
  },
  "domain/vcpu@cpuset": {
    text: "The host's CPUs that vCPUs, and what has no pin of its own, may run on.",
    absent: "all",
  },
  "domain/vcpu@current": {
    text: "How many vCPUs are plugged in at the start.",
    absent: "all of them",
  },
  "domain/cputune": {
    text: "Where the guest's threads run and how much CPU time they get. Pinned to CPUs of their own, vCPUs do not wait for others and keep their caches.",
    absent: "the host's scheduler decides",
  },
  "cputune/vcpupin": {
    text: "Binds one vCPU to CPUs of the host. Helps only where nothing else runs on those CPUs.",
    absent: "the `cpuset` of `<vcpu>`",
    needs: "`<emulatorpin>` and `<iothreadpin>` on other CPUs.",
  },
  "cputune/vcpupin@vcpu": {
    text: "The vCPU's number, from 0 on. One that the guest does not have is accepted and has no effect.",
  },
  "cputune/vcpupin@cpuset": {
    text: "CPUs of the host, such as `2` or `2-5,^3`. Two vCPUs on one CPU wait for each other.",
  },
  "cputune/emulatorpin": {
    text: "Binds QEMU's main loop, its worker threads and vhost to CPUs of the host. Without it they may run on those of pinned vCPUs and interrupt them.",
    absent: "the `cpuset` of `<vcpu>`",
  },
  "cputune/emulatorpin@cpuset": {
    text: "CPUs of the host that no vCPU is pinned to.",
  },
  "cputune/iothreadpin": {
    text: "Binds one iothread to CPUs of the host. An iothread polls, so on a vCPU's CPU it takes time away from that vCPU.",
    absent: "the `cpuset` of `<vcpu>`",
  },
  "cputune/iothreadpin@iothread": {
    text: "An id from `<iothreads>` or `<iothreadids>`; another one is an error.",
  },
  "cputune/iothreadpin@cpuset": {
    text: "CPUs of the host that no vCPU is pinned to, on the NUMA node of the disk.",
  },
  "cputune/vcpusched": {
    text: "A real-time scheduler for vCPUs. A vCPU that never sleeps then starves everything on its CPU, the host's own threads too.",
    needs: "Pinned vCPUs, on CPUs that the host does not use.",
  },
  "cputune/iothreadsched": {
    text: "A real-time scheduler for iothreads. Polling, they starve everything of lower priority on their CPU.",
    needs: "Pinned iothreads.",
  },
  "cputune/emulatorsched": {
    text: "A real-time scheduler for QEMU's main loop.",
    needs: "`<emulatorpin>`.",
  },
  "cputune/shares": {
    text: "The guest's weight against others when CPUs are short. No limit, and no effect while there are free CPUs.",
  },
  "cputune/period": {
    text: "The time in microseconds over which `<quota>` is counted. Whoever is out of quota waits until it ends.",
    absent: "100000",
  },
  "cputune/quota": {
    text: "CPU time in microseconds that each vCPU may use in a period. A vCPU that is out of it stands still until the next one, up to 100 ms as usual: that is the guest's tail latency.",
    absent: "no limit",
  },
  "cputune/global_quota": {
    text: "CPU time in microseconds that the whole guest, QEMU's threads included, may use in a period. What is out of it stands still until the next one.",
    absent: "no limit",
  },
  "cputune/emulator_quota": {
    text: "CPU time in microseconds for QEMU's main loop and worker threads. Out of it, all I/O stands still until the next period.",
    absent: "no limit",
  },
  "cputune/iothread_quota": {
    text: "CPU time in microseconds for iothreads. Out of it, their disks stand still until the next period; polling uses it up as well.",
    absent: "no limit",
  },
  "cputune/cachetune": {
    text: "Gives some vCPUs a part of the host's last-level cache of their own.",
    needs: "A CPU with such control (resctrl).",
  },
  "domain/numatune": {
    text: "From which NUMA nodes of the host the guest's memory comes. Memory of another node than the CPUs costs time with every cache miss.",
    absent: "wherever the host has some",
  },
  "numatune/memory": {
    text: "The nodes for all of the guest's memory, best those of its pinned CPUs and of the disk.",
  },
  "numatune/memory@mode": {
    text: "What happens when those nodes are full.",
    absent: "`strict`",
    values: {
      strict: "The guest does not start, or allocations fail: it never gets far memory.",
      preferred: "Other nodes are taken, silently.",
      interleave: "Pages from all nodes in turn: the mean latency everywhere.",
      restrictive: "By control groups only, so that it can be changed while the guest runs.",
    },
  },
  "numatune/memnode": {
    text: "The host's nodes for one cell of the guest.",
    needs: "`<numa>` cells in `<cpu>`.",
  },
};
