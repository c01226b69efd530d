import { hypervclockMissing } from "../../../server/src/core/rules/domain/hypervclock-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(hypervclockMissing, {
  valid: {
    "given past libvirt": `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <features><hyperv><relaxed state='on'/></hyperv></features>
  <qemu:commandline><qemu:arg value='-cpu'/><qemu:arg value='host,hv-time'/></qemu:commandline>
</domain>`,
    there: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <relaxed state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    "no enlightenments": `
<domain type='kvm'>
  <name>db</name>
  <features/>
</domain>`,
    "whatever the host has": `
<domain type='kvm'>
  <name>db</name>
  <features><hyperv mode='passthrough'/></features>
</domain>`,
  },
  invalid: {
    "a clock": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
     ^^^^^^
      <relaxed state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hpet' present='no'/>
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <relaxed state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hpet' present='no'/>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    },
    "no clock": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
     ^^^^^^
      <relaxed state='on'/>
    </hyperv>
  </features>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <relaxed state='on'/>
    </hyperv>
  </features>
  <clock offset='utc'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    },
    "switched off": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
     ^^^^^^
      <relaxed state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='no'/>
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv>
      <relaxed state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    },
  },
});
