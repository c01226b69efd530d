import { scsiControllerDriverUnsupported } from "../../../server/src/core/rules/domain/scsi-controller-driver-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const controller = (attributes: string, driver: string, arch = "x86_64"): string =>
  `<domain type='kvm'><os><type arch='${arch}'>hvm</type></os><devices><controller type='scsi' ${attributes}><driver ${driver}/></controller></devices></domain>`;

testRule(scsiControllerDriverUnsupported, {
  valid: {
    "virtio-scsi": controller("model='virtio-scsi'", "queues='4' max_sectors='512'"),
    "a default that depends on the host": controller("", "queues='4'", "aarch64"),
    "a setting that libvirt takes and ignores": controller("model='lsilogic'", "packed='on'"),
  },
  invalid: {
    "no model": {
      text: `
<domain type='kvm'>
  <devices>
    <controller type='scsi' index='0'>
      <driver queues='4' cmd_per_lun='8' iommu='on'/>
                      ^
    </controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <controller type='scsi' index='0'>
      <driver iommu='on'/>
    </controller>
  </devices>
</domain>`,
    },
    "an emulated model": {
      text: `
<domain type='kvm'>
  <devices>
    <controller type='scsi' index='0' model='lsisas1068'>
      <driver ioeventfd='on'/>
                         ^^
    </controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <controller type='scsi' index='0' model='lsisas1068'>
      <driver/>
    </controller>
  </devices>
</domain>`,
    },
  },
});
