import { runtimeDump } from "../../../server/src/core/rules/domain/runtime-dump.js";
import { testRule } from "../../support/test-rule.js";

testRule(runtimeDump, {
  valid: {
    inactive: `
<domain type='kvm'>
  <name>db</name>
</domain>`,
    "a template": `
<domain type='kvm' id='{{ item.id }}'>
  <name>{{ item.name }}</name>
</domain>`,
  },
  invalid: {
    "a running guest": {
      text: `
<domain type='kvm' id='3'>
                       ^
  <name>db</name>
</domain>`,
      fixed: null,
    },
  },
});
