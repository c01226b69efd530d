import { hardwareQueueSingle } from "../../../server/src/core/rules/audit/hardware-queue-single.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(hardwareQueueSingle, {
  silent: {
    "a queue for each CPU": `
      guest cpu.count 8
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler none
      guest blk.vda.queues 8`,
    "two CPUs": `
      guest cpu.count 2
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler none
      guest blk.vda.queues 1`,
    "no virtio-blk": `
      guest cpu.count 8
      guest blk.sda.path /sys/devices/pci0000:00/0000:00:03.0/virtio2/host0/target0:0:0/0:0:0:0/block/sda
      guest blk.sda.scheduler none
      guest blk.sda.queues 1`,
    "a guest whose XML is known": `
      guest cpu.count 8
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler none
      guest blk.vda.queues 1
      host disk.vda.format raw`,
    "a host": `
      host cpu.count 8
      host blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      host blk.vda.scheduler none
      host blk.vda.queues 1`,
  },
  fires: {
    "one for eight": {
      facts: `
        guest cpu.count 8
        guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
        guest blk.vda.scheduler none
        guest blk.vda.queues 1`,
      findings: [["information", "guest", "vda"]],
      commands: [],
    },
  },
});
