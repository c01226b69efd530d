import { hintDedicatedMissing } from "../../../server/src/core/rules/domain/hint-dedicated-missing.js";
import { testRule } from "../../support/test-rule.js";

const linux =
  "<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'><libosinfo:os id='http://debian.org/debian/12'/></libosinfo:libosinfo></metadata>";
const guest = (
  pins: string,
  features: string,
  mode = "host-passthrough",
  metadata = linux,
): string =>
  `<domain type='kvm'>${metadata}<vcpu>2</vcpu><cputune>${pins}</cputune><features>${features}</features><cpu mode='${mode}'/></domain>`;
const pinned = "<vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='3'/>";

testRule(hintDedicatedMissing, {
  valid: {
    "given past libvirt": guest(pinned, "").replace(
      "</domain>",
      "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:arg value='-cpu'/><qemu:arg value='host,kvm-hint-dedicated=on'/></qemu:commandline></domain>",
    ),
    "told already": guest(pinned, "<kvm><hint-dedicated state='on'/></kvm>"),
    "kept from it on purpose": guest(pinned, "<kvm><hint-dedicated state='off'/></kvm>"),
    "kept from KVM": guest(pinned, "<kvm><hidden state='on'/></kvm>"),
    "two vCPUs on one processor": guest(
      "<vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='2'/>",
      "",
    ),
    "pinned to several": guest(
      "<vcpupin vcpu='0' cpuset='2-3'/><vcpupin vcpu='1' cpuset='2-3'/>",
      "",
    ),
    "another processor": guest(pinned, "", "host-model"),
    "a guest that nobody knows": guest(pinned, "", "host-passthrough", ""),
  },
  invalid: {
    "a guest with processors of its own": {
      text: `
<domain type='kvm'>
  ${linux}
  <vcpu>1</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='2'/></cputune>
  <features>
    <acpi/>
  </features>
  <cpu mode='host-passthrough'/>
             ^^^^^^^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  ${linux}
  <vcpu>1</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='2'/></cputune>
  <features>
    <acpi/>
    <kvm>
      <hint-dedicated state='on'/>
      <poll-control state='on'/>
    </kvm>
  </features>
  <cpu mode='host-passthrough'/>
</domain>`,
    },
  },
});
