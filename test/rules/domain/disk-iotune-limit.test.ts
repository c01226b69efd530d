import { diskIotuneLimit } from "../../../server/src/core/rules/domain/disk-iotune-limit.js";
import { testRule } from "../../support/test-rule.js";

const disk = (iotune: string, rest = ""): string =>
  `<domain type='kvm'><devices><disk>${rest}<iotune>${iotune}</iotune></disk></devices></domain>`;

testRule(diskIotuneLimit, {
  valid: {
    "no limit": disk(""),
    "0 is no limit": disk("<total_iops_sec>0</total_iops_sec>"),
    "only a burst": disk("<total_iops_sec_max>100</total_iops_sec_max>"),
    "no number": disk("<total_iops_sec>{{ iops }}</total_iops_sec>"),
    "read-only": disk("<read_iops_sec>100</read_iops_sec>", "<readonly/>"),
  },
  invalid: {
    "the tightest of several limits": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <iotune>
        <total_bytes_sec>209715200</total_bytes_sec>
        <read_iops_sec>5000</read_iops_sec>
        <write_iops_sec>500</write_iops_sec>
                        ^^^
      </iotune>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "several disks are one finding": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><iotune><total_iops_sec>20000</total_iops_sec></iotune></disk>
                                  ^^^^^
    <disk><iotune><total_bytes_sec>10485760</total_bytes_sec></iotune></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
