import { iothreadUndefined } from "../../../server/src/core/rules/domain/iothread-undefined.js";
import { testRule } from "../../support/test-rule.js";

const guest = (before: string, driver: string): string =>
  `<domain type='kvm'>${before}<devices><disk>${driver}<target dev='vda'/></disk></devices></domain>`;

testRule(iothreadUndefined, {
  valid: {
    "by count": guest("<iothreads>2</iothreads>", "<driver iothread='2'/>"),
    "by id": guest("<iothreadids><iothread id='9'/></iothreadids>", "<driver iothread='9'/>"),
    "by the free ids that a count fills up": guest(
      "<iothreads>2</iothreads><iothreadids><iothread id='4'/></iothreadids>",
      "<driver iothread='1'/>",
    ),
    "in a mapping": guest(
      "<iothreads>1</iothreads>",
      "<driver><iothreads><iothread id='1'/></iothreads></driver>",
    ),
    "not a number yet": guest("", "<driver iothread='{{ id }}'/>"),
    "on a bus that takes none, which another rule reports":
      "<domain type='kvm'><devices><disk><driver iothread='1'/><target dev='sda'/></disk></devices></domain>",
  },
  invalid: {
    "none defined": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
                            ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
    "none defined, and a count would make too many": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <devices>
    <disk><driver iothread='5'/><target dev='vda'/></disk>
                            ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <iothreadids>
    <iothread id='5'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='5'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
    "one that idles was meant": {
      text: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <disk><driver iothread='3'/><target dev='vdb'/></disk>
                            ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <disk><driver iothread='2'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "the count is raised": {
      text: `
<domain type='kvm'>
  <iothreads> 1 </iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver iothread='2'/></controller>
                                                                  ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads> 2 </iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver iothread='2'/></controller>
  </devices>
</domain>`,
    },
    "the count is raised and the id declared": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <disk><driver iothread='4'/><target dev='vdb'/></disk>
                            ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <iothreadids>
    <iothread id='4'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <disk><driver iothread='4'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "the id is added to those declared": {
      text: `
<domain type='kvm'>
  <iothreadids>
    <iothread id='2'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='2'/><target dev='vda'/></disk>
    <disk><driver iothread='3'/><target dev='vdb'/></disk>
                            ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreadids>
    <iothread id='2'/>
    <iothread id='3'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='2'/><target dev='vda'/></disk>
    <disk><driver iothread='3'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "zero is no id": {
      text: `
<domain type='kvm'>
  <devices><disk><driver iothread='0'/><target dev='vda'/></disk></devices>
                                   ^
</domain>`,
      fixed: null,
    },
    "in a mapping": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk>
      <driver><iothreads><iothread id='1'/><iothread id='2'/></iothreads></driver>
                                                         ^
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk>
      <driver><iothreads><iothread id='1'/><iothread id='2'/></iothreads></driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
  },
});
