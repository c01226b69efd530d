import { memoryBallooned } from "../../../server/src/core/rules/domain/memory-ballooned.js";
import { testRule } from "../../support/test-rule.js";

testRule(memoryBallooned, {
  valid: {
    "the same in other units":
      "<domain type='kvm'><memory unit='GiB'>1</memory><currentMemory>1048576</currentMemory></domain>",
    "no balloon":
      "<domain type='kvm'><memory>9</memory><currentMemory>5</currentMemory><devices><memballoon model='none'/></devices></domain>",
    "a size that was rounded twice":
      "<domain type='kvm'><memory>65565</memory><currentMemory>65535</currentMemory></domain>",
    "not written": "<domain type='kvm'><memory>9</memory></domain>",
  },
  invalid: {
    half: {
      text: `
<domain type='kvm'>
  <memory unit='KiB'>8388608</memory>
  <currentMemory unit='KiB'>4194304</currentMemory>
                            ^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <memory unit='KiB'>8388608</memory>
  <currentMemory unit='KiB'>8388608</currentMemory>
</domain>`,
    },
    "other units": {
      text: `
<domain type='kvm'>
  <memory unit='GiB'>8</memory>
  <currentMemory unit='MiB'>4096</currentMemory>
                            ^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <memory unit='GiB'>8</memory>
  <currentMemory unit='GiB'>8</currentMemory>
</domain>`,
    },
    "a unit that is not written": {
      text: `
<domain type='kvm'>
  <memory unit='GiB'>8</memory>
  <currentMemory>4194304</currentMemory>
                 ^^^^^^^
</domain>`,
      fixed: null,
    },
  },
});
