import { diskIothreadSingle } from "../../../server/src/core/rules/domain/disk-iothread-single.js";
import { testRule } from "../../support/test-rule.js";

const guest = (vcpus: string, driver: string, more = "", machine = "pc-q35-9.0"): string =>
  `<domain type='kvm'><vcpu>${vcpus}</vcpu><iothreads>2</iothreads><os><type machine='${machine}'>hvm</type></os><devices><disk><driver ${driver}/><target dev='vda'/></disk>${more}</devices></domain>`;

const slow = `
<domain type='kvm'>
  <vcpu>16</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk>
      <driver name='qemu' cache='none' iothread='1'/>
                                                 ^
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`;

testRule(diskIothreadSingle, {
  valid: {
    "a small guest": guest("4", "iothread='1'"),
    "one queue": guest("16", "iothread='1' queues='1'"),
    "one queue by its machine type": guest("16", "iothread='1'", "", "pc-q35-5.1"),
    "another disk": guest("16", "iothread='1'", "<disk><target dev='vdb'/></disk>"),
    "limits, with which some QEMUs hang":
      "<domain type='kvm'><vcpu>16</vcpu><iothreads>1</iothreads><devices><disk><driver iothread='1'/><iotune><total_iops_sec>9</total_iops_sec></iotune><target dev='vda'/></disk></devices></domain>",
  },
  invalid: {
    "many vCPUs and one disk": {
      text: slow,
      fixed: `
<domain type='kvm'>
  <vcpu>16</vcpu>
  <iothreads>4</iothreads>
  <devices>
    <disk>
      <driver name='qemu' cache='none'>
        <iothreads>
          <iothread id='1'/>
          <iothread id='2'/>
          <iothread id='3'/>
          <iothread id='4'/>
        </iothreads>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
  },
});
