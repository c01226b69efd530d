import { vcpupinIgnored } from "../../../server/src/core/rules/domain/vcpupin-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(vcpupinIgnored, {
  valid: {
    "all exist": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
</domain>`,
    "a number of vCPUs that nobody knows": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>VCPUS</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
</domain>`,
    "an id that is no number": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='x' cpuset='2'/>
  </cputune>
</domain>`,
  },
  invalid: {
    "one too many": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <vcpupin vcpu='2' cpuset='4'/>
                   ^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
</domain>`,
    },
  },
});
