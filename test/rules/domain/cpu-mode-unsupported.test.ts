import { cpuModeUnsupported } from "../../../server/src/core/rules/domain/cpu-mode-unsupported.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuModeUnsupported, {
  valid: {
    KVM: "<domain type='kvm'><cpu mode='host-passthrough'/></domain>",
    "another mode": "<domain type='qemu'><cpu mode='host-model'/></domain>",
    "no processor": "<domain type='qemu'/>",
  },
  invalid: {
    emulation: {
      text: `
<domain type='qemu'>
  <cpu mode='host-passthrough' check='none'/>
             ^^^^^^^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <cpu mode='host-passthrough' check='none'/>
</domain>`,
    },
  },
});
