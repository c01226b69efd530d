import { elementMissing } from "../../../server/src/core/rules/domain/element-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(elementMissing, {
  valid: {
    "a domain that is only begun": "<domain type='kvm'/>",
    "a disk with its target first":
      "<domain type='kvm'><devices><disk><target dev='vda'/><driver/></disk></devices></domain>",
    "a disk whose target is misspelt, which is one mistake":
      "<domain type='kvm'><devices><disk><targte dev='vda'/></disk></devices></domain>",
    "a disk that a template completes":
      "<domain type='kvm'><devices><disk>{% include 'target' %}</disk></devices></domain>",
    "a disk that is being typed": "<domain type='kvm'><devices><disk><driver/>",
  },
  invalid: {
    "a disk without a target": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><source file='/a'/></disk>
     ^^^^
    <disk type='file'><target dev='vda'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
