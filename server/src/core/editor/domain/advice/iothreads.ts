import type { AdviceFamily } from "../advice.js";

/** The guest's iothreads: how many, which, and how they poll. */
export const ioThreadAdvice: AdviceFamily = {
  "domain/iothreads": {
    text: "How many threads QEMU has for disks, beside its main loop. A thread that no disk or controller names does nothing: say `iothread` in their `<driver>`. One for each 2 or 3 busy disks is enough.",
    absent: "none; everything runs in the main loop",
    needs: "libvirt 1.2.8.",
  },
  "domain/iothreadids": {
    text: "Names iothreads by their ids, so that they can have settings of their own. With a larger `<iothreads>`, the lowest unused ids are added.",
    absent: "ids count from 1",
  },
  "iothreadids/iothread": {
    text: "An iothread. Disks and controllers name it in their `<driver>`, `<iothreadpin>` binds it to CPUs.",
  },
  "iothreadids/iothread@id": {
    text: "A number from 1 on, unique in the guest.",
  },
  "iothreadids/iothread@thread_pool_min": {
    text: "Worker threads that are kept ready for `io='threads'`, so that a burst does not wait for new ones.",
    absent: "0",
    needs: "QEMU 7.1.",
  },
  "iothreadids/iothread@thread_pool_max": {
    text: "The most worker threads for `io='threads'`. Too few make requests wait for each other.",
    absent: "64",
    needs: "QEMU 7.1.",
  },
  "iothread/poll": {
    text: "How the iothread polls: it looks for work in a loop for a while before it sleeps, which saves a wake-up for each request and costs CPU time.",
    absent: "QEMU polls for up to 32 µs and adapts",
  },
  "iothread/poll@max": {
    text: "The longest time to poll, in nanoseconds. `0` turns polling off, and with it what an iothread gains for one request at a time; very long times keep a CPU busy.",
    absent: "32768",
  },
  "iothread/poll@grow": {
    text: "By which factor the polling time grows while polling finds work too late.",
    absent: "2",
  },
  "iothread/poll@shrink": {
    text: "By which factor the polling time shrinks when it was in vain; with 0 it starts anew.",
    absent: "0",
  },
  "domain/defaultiothread": {
    text: "The thread pool of QEMU's main loop, which serves `io='threads'` of all disks without an iothread.",
  },
};
