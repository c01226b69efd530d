import { hypervMissing } from "../../../server/src/core/rules/domain/hyperv-missing.js";
import { testRule } from "../../support/test-rule.js";

const noted = (id: string): string =>
  `<domain type='kvm'><name>db</name><metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"><libosinfo:os id="${id}"/></libosinfo:libosinfo></metadata></domain>`;

testRule(hypervMissing, {
  valid: {
    "given past libvirt": noted("http://microsoft.com/win/11").replace(
      "</domain>",
      "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:arg value='-cpu'/><qemu:arg value='host,hv-passthrough'/></qemu:commandline></domain>",
    ),
    "all of them": `
<domain type='kvm'>
  <name>db</name>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <hyperv>
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='on'/>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
      <frequencies state='on'/>
      <tlbflush state='on'/>
      <ipi state='on'/>
    </hyperv>
  </features>
</domain>`,
    "whatever the host has": `
<domain type='kvm'>
  <name>db</name>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features><hyperv mode='passthrough'/></features>
</domain>`,
    Linux: `
<domain type='kvm'>
  <name>db</name>
  <features/>
</domain>`,
    "Windows 2000": noted("http://microsoft.com/win/2k"),
    "Windows XP": noted("http://microsoft.com/win/xp"),
    "Windows Server 2003": noted("http://microsoft.com/win/2k3"),
    "Windows Server 2003 R2": noted("http://microsoft.com/win/2k3r2"),
    "Windows NT": noted("http://microsoft.com/winnt/4.0"),
    "a guess": `
<domain type='kvm'>
  <name>db</name>
  <features/>
  <clock offset='localtime'/>
</domain>`,
  },
  invalid: {
    "spinlocks that were switched off": {
      text: `
<domain type='kvm'>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/11"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <hyperv>
     ^^^^^^
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='off'/>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
      <frequencies state='on'/>
      <tlbflush state='on'/>
      <ipi state='on'/>
    </hyperv>
  </features>
</domain>`,
      fixed: `
<domain type='kvm'>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/11"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <hyperv>
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='on' retries='8191'/>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
      <frequencies state='on'/>
      <tlbflush state='on'/>
      <ipi state='on'/>
    </hyperv>
  </features>
</domain>`,
    },
    "the first that knows them": {
      text: `
${noted("http://microsoft.com/win/2k8")}
 ^^^^^^
`,
      fixed: null,
    },
    none: {
      text: `
<domain type='kvm'>
 ^^^^^^
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <acpi/>
  </features>
  <clock offset='localtime'>
    <timer name='hpet' present='no'/>
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <acpi/>
    <hyperv>
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='on' retries='8191'/>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
      <frequencies state='on'/>
      <tlbflush state='on'/>
      <ipi state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hpet' present='no'/>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    },
    some: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <hyperv>
     ^^^^^^
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='on'/>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <hyperv>
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='on'/>
      <vpindex state='on'/>
      <synic state='on'/>
      <stimer state='on'/>
      <frequencies state='on'/>
      <tlbflush state='on'/>
      <ipi state='on'/>
    </hyperv>
  </features>
  <clock offset='localtime'>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
    },
    "nowhere to put them": {
      text: `
<domain type='kvm'>
 ^^^^^^
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
</domain>`,
      fixed: null,
    },
    "hosts that are known to have host-model": {
      text: `
<domain type='kvm'>
 ^^^^^^
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <acpi/>
  </features>
  <clock offset='localtime'>
    <timer name='hpet' present='no'/>
  </clock>
</domain>`,
      fixed: `
<domain type='kvm'>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://microsoft.com/win/2k22"/>
    </libosinfo:libosinfo>
  </metadata>
  <features>
    <acpi/>
    <hyperv mode='host-model'/>
  </features>
  <clock offset='localtime'>
    <timer name='hpet' present='no'/>
    <timer name='hypervclock' present='yes'/>
  </clock>
</domain>`,
      settings: { target: { libvirt: "11.9" } },
    },
  },
});
