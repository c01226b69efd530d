import { realtimeSchedulerUnsafe } from "../../../server/src/core/rules/domain/realtime-scheduler-unsafe.js";
import { testRule } from "../../support/test-rule.js";

const guest = (tune: string): string =>
  `<domain type='kvm'><vcpu>1</vcpu><cputune>${tune}</cputune></domain>`;

testRule(realtimeSchedulerUnsafe, {
  valid: {
    "kept apart": guest(
      "<vcpupin vcpu='0' cpuset='2'/><emulatorpin cpuset='1'/><vcpusched vcpus='0' scheduler='fifo' priority='1'/>",
    ),
    "another scheduler": guest("<vcpusched vcpus='0' scheduler='batch'/>"),
    "no scheduler": guest(""),
    "QEMU's own threads on the guest's processors, and the vCPU on another": guest(
      "<vcpupin vcpu='0' cpuset='2'/><vcpusched vcpus='0' scheduler='fifo' priority='1'/>",
    ).replace("<vcpu>", "<vcpu cpuset='0-1'>"),
    "the vCPU on the guest's processors, and QEMU's own threads on another": guest(
      "<emulatorpin cpuset='1'/><vcpusched vcpus='0' scheduler='fifo' priority='1'/>",
    ).replace("<vcpu>", "<vcpu cpuset='2-3'>"),
  },
  invalid: {
    "nothing pinned": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <cputune>
    <vcpusched vcpus='0' scheduler='fifo' priority='1'/>
                                    ^^^^
  </cputune>
</domain>`,
      fixed: null,
    },
    "iothreads, and QEMU's own threads anywhere": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <iothreadsched iothreads='1' scheduler='rr' priority='1'/>
                                            ^^
  </cputune>
</domain>`,
      fixed: null,
    },
    "all of them on the guest's processors": {
      text: `
<domain type='kvm'>
  <vcpu cpuset='2-3'>1</vcpu>
  <cputune>
    <vcpusched vcpus='0' scheduler='fifo' priority='1'/>
                                    ^^^^
  </cputune>
</domain>`,
      fixed: null,
    },
  },
});
