import { cpuQuotaLimit } from "../../../server/src/core/rules/domain/cpu-quota-limit.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuQuotaLimit, {
  valid: {
    "no limit": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <quota>-1</quota>
    <emulator_quota>0</emulator_quota>
  </cputune>
</domain>`,
    "only a period": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <period>100000</period>
  </cputune>
</domain>`,
  },
  invalid: {
    "the emulator": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <emulator_quota>20000</emulator_quota>
                    ^^^^^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
  </cputune>
</domain>`,
    },
    several: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <quota>50000</quota>
    <iothread_quota>20000</iothread_quota>
                    ^^^^^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
  </cputune>
</domain>`,
    },
  },
});
