import type { AdviceFamily } from "../advice.js";

/** The CPU that the guest sees. */
export const cpuAdvice: AdviceFamily = {
  "domain/cpu": {
    text: "The CPU that the guest sees. Features that it lacks the guest does by slower means: timers, checksums, encryption, address spaces.",
    absent: "on x86 with KVM `qemu64`, a CPU with very few features",
  },
  "cpu/model": {
    text: "The named model for `mode='custom'`. Old names are baselines for migration and lack what newer guests use.",
  },
  "domain/cpu@mode": {
    text: "Where the model comes from. Another CPU may make Windows ask for activation, and decides to which hosts the guest can migrate.",
    absent: "`custom`: the model as named",
    values: {
      "host-passthrough":
        "The host's own CPU: everything it can do. Migration only to hosts with the same CPU.",
      "host-model":
        "The named model nearest to the host's CPU, with its further features; fixed when the guest starts, so it migrates more widely.",
      maximum: "All that the hypervisor can offer. With KVM much like `host-passthrough`.",
      custom: "The model and the features as written.",
    },
  },
  "domain/cpu@match": {
    text: "How strictly the guest's CPU must be as written, for `mode='custom'`.",
    absent: "`exact`",
  },
  "domain/cpu@check": {
    text: "How it is checked before the start that the guest gets the CPU it asks for.",
  },
  "domain/cpu@migratable": {
    text: "With `off`, `host-passthrough` also shows features that cannot migrate, such as an invariant TSC.",
    absent: "`on`",
  },
  "cpu/topology": {
    text: "How the vCPUs are arranged. Where pinned vCPUs are threads of one core, saying so lets the guest's scheduler heed it. The product must be the number of vCPUs.",
    absent: "a socket for each vCPU",
  },
  "cpu/cache": {
    text: "Which caches the guest sees. Knowing the real last-level cache, its scheduler wakes threads nearer to each other.",
    absent: "an emulated level 3 cache, as QEMU's machine types have it",
  },
  "cpu/cache@mode": {
    text: "Where the data about the cache comes from.",
    values: {
      passthrough: "The host's own; only with `host-passthrough` or `maximum`.",
      emulate: "Made up by QEMU; only for level 3.",
      disable: "The guest sees none.",
    },
  },
  "cpu/feature": {
    text: "One feature of the CPU, added or taken away.",
  },
  "cpu/feature@policy": {
    text: "What to do with the feature.",
    absent: "`require`",
    values: {
      require: "The guest has it, or does not start.",
      optional: "The guest has it where the host does.",
      force: "The guest sees it, even where the host has none.",
      disable: "The guest does not see it.",
      forbid: "The guest does not start on a host that has it.",
    },
  },
  "cpu/numa": {
    text: "The NUMA cells that the guest sees. Cells that follow the host's let the guest keep memory near its CPUs.",
    absent: "one cell",
    needs: "`<numatune>` with `<memnode>`, and pinned vCPUs.",
  },
  "numa/cell": { text: "One NUMA cell of the guest: its vCPUs and its memory." },
  "cpu/maxphysaddr": {
    text: "How many bits a physical address has. Guests with very much memory or large PCI devices need enough.",
  },
};
