import { vcpupinConflict } from "../../../server/src/core/rules/domain/vcpupin-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(vcpupinConflict, {
  valid: {
    "a processor each":
      "<domain type='kvm'><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='3'/></cputune></domain>",
    "several for both":
      "<domain type='kvm'><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='2-3'/><vcpupin vcpu='1' cpuset='2-3'/></cputune></domain>",
    "a vCPU that is not there":
      "<domain type='kvm'><vcpu>1</vcpu><cputune><vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='2'/></cputune></domain>",
  },
  invalid: {
    "one processor for two": {
      text: `
<domain type='kvm'>
  <vcpu>3</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <vcpupin vcpu='2' cpuset='2'/>
                              ^
  </cputune>
</domain>`,
      fixed: null,
    },
  },
});
