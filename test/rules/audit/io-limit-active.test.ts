import { ioLimitActive } from "../../../server/src/core/rules/audit/io-limit-active.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(ioLimitActive, {
  silent: {
    "no limits": `
      host domain.uuid 24528d96-33db-5bfa-9917-b6e613d13f70
      host disk.vda.format raw`,
    "only a burst": `
      host domain.uuid 24528d96-33db-5bfa-9917-b6e613d13f70
      host disk.vda.limits total_iops_sec_max=400`,
    "a limit of nothing, which is none": `
      host domain.uuid 24528d96-33db-5bfa-9917-b6e613d13f70
      host disk.vda.limits total_iops_sec=0`,
  },
  fires: {
    "requests and bytes": {
      facts: `
        host domain.uuid 24528d96-33db-5bfa-9917-b6e613d13f70
        host disk.vda.limits total_iops_sec=200 write_bytes_sec=1048576 total_iops_sec_max=400`,
      findings: [["warning", "host", "vda"]],
      commands: [
        "virsh blkdeviotune 24528d96-33db-5bfa-9917-b6e613d13f70 vda --total-iops-sec 0 --write-bytes-sec 0 --live",
        "virsh blkdeviotune 24528d96-33db-5bfa-9917-b6e613d13f70 vda --total-iops-sec 0 --write-bytes-sec 0 --config",
      ],
    },
    "of an unknown guest": {
      facts: "host disk.vda.limits total_iops_sec=200",
      findings: [["warning", "host", "vda"]],
      commands: [],
    },
  },
});
