import { balloonPageReporting } from "../../../server/src/core/rules/domain/balloon-page-reporting.js";
import { testRule } from "../../support/test-rule.js";

testRule(balloonPageReporting, {
  valid: {
    off: `
<domain type='kvm'>
  <name>db</name>
  <devices><memballoon model='virtio' freePageReporting='off'/></devices>
</domain>`,
    "not written": `
<domain type='kvm'>
  <name>db</name>
  <devices><memballoon model='virtio'/></devices>
</domain>`,
  },
  invalid: {
    on: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <memballoon model='virtio' freePageReporting='on'/>
                                                  ^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <memballoon model='virtio' freePageReporting='off'/>
  </devices>
</domain>`,
    },
  },
});
