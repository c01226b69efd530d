import { bootOrderConflict } from "../../../server/src/core/rules/domain/boot-order-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(bootOrderConflict, {
  valid: {
    "by device": "<domain type='kvm'><devices><disk><boot order='1'/></disk></devices></domain>",
    "by kind": "<domain type='kvm'><os><boot dev='hd'/></os><devices><disk/></devices></domain>",
  },
  invalid: {
    both: {
      text: `
<domain type='kvm'>
  <os>
    <type>hvm</type>
    <boot dev='network'/>
               ^^^^^^^
    <boot dev='hd'/>
    <bootmenu enable='no'/>
  </os>
  <devices>
    <interface type='network'>
      <boot order='2'/>
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os>
    <type>hvm</type>
    <bootmenu enable='no'/>
  </os>
  <devices>
    <interface type='network'>
      <boot order='2'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
