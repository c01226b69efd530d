import { hpetPresent } from "../../../server/src/core/rules/domain/hpet-present.js";
import { testRule } from "../../support/test-rule.js";

testRule(hpetPresent, {
  valid: {
    away: `
<domain type='kvm'>
  <name>db</name>
  <clock><timer name='hpet' present='no'/></clock>
</domain>`,
    "not written": `
<domain type='kvm'>
  <name>db</name>
  <clock/>
</domain>`,
    "another architecture": `
<domain type='kvm'>
  <name>db</name>
  <os><type arch='aarch64'>hvm</type></os>
  <clock><timer name='hpet' present='yes'/></clock>
</domain>`,
  },
  invalid: {
    written: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <clock offset='utc'>
    <timer name='hpet' present='yes'/>
                                ^^^
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <clock offset='utc'>
    <timer name='hpet' present='no'/>
  </clock>
</domain>`,
    },
  },
});
