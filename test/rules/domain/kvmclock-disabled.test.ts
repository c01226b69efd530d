import { kvmclockDisabled } from "../../../server/src/core/rules/domain/kvmclock-disabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(kvmclockDisabled, {
  valid: {
    "given past libvirt": `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <clock><timer name='kvmclock' present='no'/></clock>
  <qemu:commandline><qemu:arg value='-cpu'/><qemu:arg value='host'/></qemu:commandline>
</domain>`,
    on: `
<domain type='kvm'>
  <name>db</name>
  <clock><timer name='kvmclock' present='yes'/></clock>
</domain>`,
    Windows: `
<domain type='kvm'>
  <name>db</name>
  <clock offset='localtime'><timer name='kvmclock' present='no'/></clock>
</domain>`,
    emulation: `
<domain type='qemu'>
  <name>db</name>
  <clock><timer name='kvmclock' present='no'/></clock>
</domain>`,
  },
  invalid: {
    off: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <clock offset='utc'>
    <timer name='kvmclock' present='no'/>
                                    ^^
    <timer name='hpet' present='no'/>
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
    "a stable TSC": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='host-passthrough'><feature policy='require' name='invtsc'/></cpu>
  <clock offset='utc'>
    <timer name='kvmclock' present='no'/>
                                    ^^
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='host-passthrough'><feature policy='require' name='invtsc'/></cpu>
  <clock offset='utc'>
  </clock>
</domain>`,
    },
  },
});
