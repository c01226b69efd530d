import { hintDedicatedConflict } from "../../../server/src/core/rules/domain/hint-dedicated-conflict.js";
import { testRule } from "../../support/test-rule.js";

const guest = (mode: string, pins: string, state = "on", type = "kvm"): string =>
  `<domain type='${type}'><vcpu>2</vcpu><cputune>${pins}</cputune><features><kvm><hint-dedicated state='${state}'/></kvm></features><cpu mode='${mode}'/></domain>`;
const pinned = "<vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='3'/>";

testRule(hintDedicatedConflict, {
  valid: {
    "given past libvirt": guest("host-passthrough", "").replace(
      "</domain>",
      "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:arg value='-cpu'/><qemu:arg value='host'/></qemu:commandline></domain>",
    ),
    "the host's processors, pinned": guest("host-passthrough", pinned),
    "vCPUs without a pin that are plugged in later": guest("host-passthrough", pinned).replace(
      "<vcpu>2</vcpu>",
      "<vcpu current='2'>3</vcpu>",
    ),
    "one in the midst of the others that is": `
<domain type='kvm'>
  <vcpu current='2'>3</vcpu>
  <vcpus>
    <vcpu id='0' enabled='yes' hotpluggable='no'/>
    <vcpu id='1' enabled='no' hotpluggable='yes'/>
    <vcpu id='2' enabled='yes' hotpluggable='yes'/>
  </vcpus>
  <cputune><vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='2' cpuset='3'/></cputune>
  <features><kvm><hint-dedicated state='on'/></kvm></features>
  <cpu mode='host-passthrough'/>
</domain>`,
    off: guest("host-model", "", "off"),
    "without KVM": guest("host-model", "", "on", "qemu"),
  },
  invalid: {
    "a vCPU that is not pinned": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='2'/></cputune>
  <features><kvm><hint-dedicated state='on'/></kvm></features>
                                        ^^
  <cpu mode='host-passthrough'/>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='2'/></cputune>
  <features><kvm><hint-dedicated state='off'/></kvm></features>
  <cpu mode='host-passthrough'/>
</domain>`,
    },
    "another processor": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='2'/></cputune>
  <features><kvm><hint-dedicated state='on'/></kvm></features>
                                        ^^
  <cpu mode='host-model'/>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='2'/></cputune>
  <features><kvm><hint-dedicated state='off'/></kvm></features>
  <cpu mode='host-model'/>
</domain>`,
    },
  },
});
