import { diskQueuesExcess } from "../../../server/src/core/rules/domain/disk-queues-excess.js";
import { testRule } from "../../support/test-rule.js";

const guest = (driver: string, target = "vda"): string =>
  `<domain type='kvm'><vcpu>4</vcpu><devices><disk><driver ${driver}/><target dev='${target}'/></disk></devices></domain>`;

testRule(diskQueuesExcess, {
  valid: {
    "one for each vCPU": guest("queues='4'"),
    "no number": guest("queues='many'"),
    "no virtio disk": guest("queues='8'", "sda"),
  },
  invalid: {
    "a disk and a controller": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <devices>
    <disk><driver name='qemu' queues='8'/><target dev='vda'/></disk>
                                      ^
    <controller type='scsi' model='virtio-scsi'><driver queues='4'/></controller>
                                                                ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <devices>
    <disk><driver name='qemu' queues='2'/><target dev='vda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver queues='2'/></controller>
  </devices>
</domain>`,
    },
  },
});
