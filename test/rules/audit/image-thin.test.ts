import { imageThin } from "../../../server/src/core/rules/audit/image-thin.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(imageThin, {
  silent: {
    "allocated qcow2": `
      host disk.vda.format qcow2
      host disk.vda.kind file
      host disk.vda.virtual 10737418240
      host disk.vda.allocated 10737418240`,
    "nearly allocated": `
      host disk.vda.format qcow2
      host disk.vda.kind file
      host disk.vda.virtual 10737418240
      host disk.vda.allocated 10307921510`,
    "a block device": `
      host disk.vda.format qcow2
      host disk.vda.kind block
      host disk.vda.virtual 10737418240
      host disk.vda.allocated 1073741824`,
    "another format": `
      host disk.vda.format vmdk
      host disk.vda.kind file
      host disk.vda.virtual 10737418240
      host disk.vda.allocated 1073741824`,
    "an unknown size": `
      host disk.vda.format qcow2
      host disk.vda.kind file
      host disk.vda.virtual 1000000`,
    "an empty image": `
      host disk.vda.format qcow2
      host disk.vda.kind file
      host disk.vda.virtual 0
      host disk.vda.allocated 0`,
  },
  fires: {
    "thin qcow2": {
      facts: `
        host disk.vda.format qcow2
        host disk.vda.kind file
        host disk.vda.virtual 10737418240
        host disk.vda.allocated 1073741824`,
      findings: [["warning", "host", "vda"]],
      commands: [],
    },
    "sparse raw beside it": {
      facts: `
        host disk.vda.format raw
        host disk.vda.kind file
        host disk.vda.virtual 10737418240
        host disk.vda.allocated 1073741824
        host disk.vdb.format qcow2
        host disk.vdb.kind file
        host disk.vdb.virtual 10737418240
        host disk.vdb.allocated 1073741824`,
      findings: [
        ["warning", "host", "vdb"],
        ["information", "host", "vda"],
      ],
      commands: [],
    },
  },
});
