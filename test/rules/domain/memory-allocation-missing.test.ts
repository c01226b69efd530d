import { memoryAllocationMissing } from "../../../server/src/core/rules/domain/memory-allocation-missing.js";
import { testRule } from "../../support/test-rule.js";

const realtime = "<cputune><vcpusched vcpus='0' scheduler='fifo' priority='1'/></cputune>";

testRule(memoryAllocationMissing, {
  valid: {
    "at the start": `<domain type='kvm'><memoryBacking><allocation mode='immediate'/></memoryBacking>${realtime}</domain>`,
    locked: `<domain type='kvm'><memoryBacking><locked/></memoryBacking>${realtime}</domain>`,
    "huge pages": `<domain type='kvm'><memoryBacking><hugepages/></memoryBacking>${realtime}</domain>`,
    "pinned for a PCI device": `<domain type='kvm'>${realtime}<devices><hostdev mode='subsystem' type='pci'/></devices></domain>`,
    "pinned for a network card": `<domain type='kvm'>${realtime}<devices><interface type='hostdev'/></devices></domain>`,
    "no real-time guest": "<domain type='kvm'><memoryBacking><hugepages/></memoryBacking></domain>",
  },
  invalid: {
    "a device that reaches no memory": {
      text: `
<domain type='kvm'>
  <memoryBacking><allocation mode='ondemand'/></memoryBacking>
                                   ^^^^^^^^
  ${realtime}
  <devices><hostdev mode='subsystem' type='usb'/></devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memoryBacking><allocation mode='immediate'/></memoryBacking>
  ${realtime}
  <devices><hostdev mode='subsystem' type='usb'/></devices>
</domain>`,
    },
    "nothing about it": {
      text: `
<domain type='kvm'>
  <memory>8</memory>
  <cputune>
    <vcpusched vcpus='0' scheduler='fifo' priority='1'/>
                                    ^^^^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memory>8</memory>
  <memoryBacking>
    <allocation mode='immediate'/>
  </memoryBacking>
  <cputune>
    <vcpusched vcpus='0' scheduler='fifo' priority='1'/>
  </cputune>
</domain>`,
    },
    "on demand": {
      text: `
<domain type='kvm'>
  <memoryBacking><allocation mode='ondemand' threads='4'/></memoryBacking>
                                   ^^^^^^^^
  ${realtime}
</domain>`,
      fixed: `
<domain type='kvm'>
  <memoryBacking><allocation mode='immediate' threads='4'/></memoryBacking>
  ${realtime}
</domain>`,
    },
  },
});
