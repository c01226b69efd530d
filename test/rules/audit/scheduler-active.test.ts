import { schedulerActive } from "../../../server/src/core/rules/audit/scheduler-active.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(schedulerActive, {
  silent: {
    none: `
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler none
      guest blk.vda.queues 4`,
    "an emulated disk": `
      guest blk.sda.path /sys/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda
      guest blk.sda.scheduler mq-deadline
      guest blk.sda.queues 1`,
    "a host's hard disk": `
      host blk.sda.path /sys/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda
      host blk.sda.scheduler bfq
      host blk.sda.queues 1`,
    "a disk of unknown kind": "guest blk.vda.scheduler bfq",
    "a removable disk": `
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler bfq
      guest blk.vda.queues 1
      guest blk.vda.removable 1`,
    "a disk that is only read": `
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler bfq
      guest blk.vda.queues 1
      guest blk.vda.ro 1`,
    "a scheduler that nobody knows": `
      guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
      guest blk.vda.scheduler deluxe
      guest blk.vda.queues 1`,
  },
  fires: {
    bfq: {
      facts: `
        guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
        guest blk.vda.scheduler bfq
        guest blk.vda.queues 1`,
      findings: [["warning", "guest", "vda"]],
      commands: [
        "echo none > /sys/block/vda/queue/scheduler",
        'echo \'ACTION=="add|change", KERNEL=="vd*", ENV{DEVTYPE}=="disk", ATTR{queue/scheduler}="none"\' > /etc/udev/rules.d/60-io-scheduler.rules',
      ],
    },
    "cfq of an old kernel": {
      facts: `
        guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
        guest blk.vda.scheduler cfq
        guest blk.vda.queues 1`,
      findings: [["warning", "guest", "vda"]],
      commands: [
        "echo noop > /sys/block/vda/queue/scheduler",
        'echo \'ACTION=="add|change", KERNEL=="vd*", ENV{DEVTYPE}=="disk", ATTR{queue/scheduler}="noop"\' > /etc/udev/rules.d/60-io-scheduler.rules',
      ],
    },
    "mq-deadline on two disks at once": {
      facts: `
        guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
        guest blk.vda.scheduler mq-deadline
        guest blk.vda.queues 1
        guest blk.sda.path /sys/devices/pci0000:00/0000:00:03.0/virtio2/host0/target0:0:0/0:0:0:0/block/sda
        guest blk.sda.scheduler mq-deadline
        guest blk.sda.queues 1`,
      findings: [["information", "guest", "vda", "sda"]],
      commands: [
        "echo none > /sys/block/vda/queue/scheduler\necho none > /sys/block/sda/queue/scheduler",
        'echo \'ACTION=="add|change", KERNEL=="vd*|sd*", ENV{DEVTYPE}=="disk", ATTR{queue/scheduler}="none"\' > /etc/udev/rules.d/60-io-scheduler.rules',
      ],
    },
    "both machines": {
      facts: `
        guest blk.vda.path /sys/devices/pci0000:00/0000:00:02.0/virtio1/block/vda
        guest blk.vda.scheduler mq-deadline
        guest blk.vda.queues 1
        host blk.nvme0n1.path /sys/devices/pci0000:00/0000:00:04.0/nvme/nvme0/nvme0n1
        host blk.nvme0n1.scheduler bfq
        host blk.nvme0n1.queues 8`,
      findings: [
        ["warning", "host", "nvme0n1"],
        ["information", "guest", "vda"],
      ],
      commands: [
        "echo none > /sys/block/nvme0n1/queue/scheduler",
        'echo \'ACTION=="add|change", KERNEL=="nvme*", ENV{DEVTYPE}=="disk", ATTR{queue/scheduler}="none"\' > /etc/udev/rules.d/60-io-scheduler.rules',
        "echo none > /sys/block/vda/queue/scheduler",
        'echo \'ACTION=="add|change", KERNEL=="vd*", ENV{DEVTYPE}=="disk", ATTR{queue/scheduler}="none"\' > /etc/udev/rules.d/60-io-scheduler.rules',
      ],
    },
  },
});
