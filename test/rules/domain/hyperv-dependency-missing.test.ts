import { hypervDependencyMissing } from "../../../server/src/core/rules/domain/hyperv-dependency-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(hypervDependencyMissing, {
  valid: {
    "all that it needs": `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    "switched off": `
<domain type='kvm'>
  <name>db</name>
  <features><hyperv><stimer state='off'/></hyperv></features>
</domain>`,
    "whatever the host has": `
<domain type='kvm'>
  <name>db</name>
  <features><hyperv mode='passthrough'><synic state='on'/></hyperv></features>
</domain>`,
  },
  invalid: {
    stimer: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <vpindex state='on'/>
      <stimer state='on'/>
       ^^^^^^
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <vpindex state='on'/>
      <stimer state='on'/>
      <synic state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    },
    "tlbflush, which is switched off": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <vpindex state='off'/>
      <tlbflush state='on'/>
       ^^^^^^^^
    </hyperv>
  </features>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <vpindex state='on'/>
      <tlbflush state='on'/>
    </hyperv>
  </features>
</domain>`,
    },
  },
});
