import { imageCopyOnWrite } from "../../../server/src/core/rules/audit/image-copy-on-write.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(imageCopyOnWrite, {
  silent: {
    exempt: `
      host disk.vda.kind file
      host disk.vda.filesystem btrfs
      host disk.vda.nocow yes`,
    "not known": `
      host disk.vda.kind file
      host disk.vda.filesystem btrfs`,
    "another file system": `
      host disk.vda.kind file
      host disk.vda.filesystem xfs
      host disk.vda.nocow no`,
    "a block device": `
      host disk.vda.kind block
      host disk.vda.filesystem btrfs
      host disk.vda.nocow no`,
  },
  fires: {
    "two images": {
      facts: `
        host disk.vda.kind file
        host disk.vda.filesystem btrfs
        host disk.vda.nocow no
        host disk.vdb.kind file
        host disk.vdb.filesystem btrfs
        host disk.vdb.nocow no`,
      findings: [["information", "host", "vda", "vdb"]],
      commands: [],
    },
  },
});
