import { fileGenerated } from "../../../server/src/core/rules/domain/file-generated.js";
import { testRule } from "../../support/test-rule.js";

testRule(fileGenerated, {
  valid: {
    "another comment": `
<!-- virsh edit db -->
<domain type='kvm'>
  <name>db</name>
</domain>`,
  },
  invalid: {
    "as libvirt writes it": {
      text: `
<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST.
-->

<domain type='kvm'>
 ^^^^^^
  <name>db</name>
</domain>`,
      fixed: null,
    },
  },
});
