import { scsiControllerIothreadUnsupported } from "../../../server/src/core/rules/domain/scsi-controller-iothread-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const controller = (attributes: string, os = ""): string =>
  `<domain type='kvm'>${os}<devices><controller ${attributes}><driver iothread='1'/></controller></devices></domain>`;

testRule(scsiControllerIothreadUnsupported, {
  valid: {
    "virtio-scsi": controller("type='scsi' model='virtio-scsi'"),
    "virtio-transitional": controller("type='scsi' model='virtio-transitional'"),
    "virtio-non-transitional": controller("type='scsi' model='virtio-non-transitional'"),
    "another kind of controller": controller("type='virtio-serial'"),
    "a default that is virtio-scsi": controller(
      "type='scsi'",
      "<os><type arch='s390x'>hvm</type></os>",
    ),
    "a default that depends on the host": controller(
      "type='scsi'",
      "<os><type arch='aarch64'>hvm</type></os>",
    ),
  },
  invalid: {
    lsilogic: {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <controller type='scsi' index='0' model='lsilogic'>
      <driver iothread='1'/>
                        ^
    </controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <controller type='scsi' index='0' model='lsilogic'>
      <driver/>
    </controller>
  </devices>
</domain>`,
    },
    "no model": {
      text: `
<domain type='kvm'>
  <devices><controller type='scsi'><driver queues='4' iothread='1'/></controller></devices>
                                                                ^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><controller type='scsi'><driver queues='4'/></controller></devices>
</domain>`,
    },
  },
});
