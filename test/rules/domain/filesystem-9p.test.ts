import { filesystem9p } from "../../../server/src/core/rules/domain/filesystem-9p.js";
import { testRule } from "../../support/test-rule.js";

testRule(filesystem9p, {
  valid: {
    virtiofs:
      "<domain type='kvm'><devices><filesystem type='mount'><driver type='virtiofs'/></filesystem></devices></domain>",
    "an image": "<domain type='kvm'><devices><filesystem type='file'/></devices></domain>",
  },
  invalid: {
    "as written, and by default": {
      text: `
<domain type='kvm'>
  <devices>
    <filesystem type='mount'>
      <driver type='path' wrpolicy='immediate'/>
                    ^^^^
      <target dir='srv'/>
    </filesystem>
    <filesystem>
     ^^^^^^^^^^
      <target dir='home'/>
    </filesystem>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
