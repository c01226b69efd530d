import { diskIotuneConflict } from "../../../server/src/core/rules/domain/disk-iotune-conflict.js";
import { testRule } from "../../support/test-rule.js";

const disk = (iotune: string, target = "vda"): string =>
  `<disk><target dev='${target}'/><iotune>${iotune}</iotune></disk>`;
const guest = (disks: string): string => `<domain type='kvm'><devices>${disks}</devices></domain>`;

testRule(diskIotuneConflict, {
  valid: {
    "a total": guest(disk("<total_iops_sec>500</total_iops_sec>")),
    "its parts": guest(
      disk("<read_iops_sec>500</read_iops_sec><write_iops_sec>5</write_iops_sec>"),
    ),
    "a total of another kind": guest(
      disk("<total_iops_sec>500</total_iops_sec><read_bytes_sec>500</read_bytes_sec>"),
    ),
    "a part of the burst": guest(
      disk("<total_iops_sec>500</total_iops_sec><read_iops_sec_max>900</read_iops_sec_max>"),
    ),
    "a group that agrees, in any order": guest(
      disk(
        "<group_name>g</group_name><total_iops_sec>5</total_iops_sec><total_bytes_sec>9</total_bytes_sec>",
      ) +
        disk(
          "<total_bytes_sec>9</total_bytes_sec><total_iops_sec>5</total_iops_sec><group_name>g</group_name>",
          "vdb",
        ),
    ),
  },
  invalid: {
    "a total beside its parts": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda'/>
      <iotune>
        <total_iops_sec>500</total_iops_sec>
                        ^^^
        <read_iops_sec>300</read_iops_sec>
        <write_iops_sec>200</write_iops_sec>
        <total_bytes_sec_max>1000</total_bytes_sec_max>
                             ^^^^
        <read_bytes_sec_max>900</read_bytes_sec_max>
      </iotune>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda'/>
      <iotune>
        <total_iops_sec>500</total_iops_sec>
        <total_bytes_sec_max>1000</total_bytes_sec_max>
      </iotune>
    </disk>
  </devices>
</domain>`,
    },
    "a group without a limit": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda'/>
      <iotune><total_iops_sec>0</total_iops_sec><group_name>gold</group_name></iotune>
                                                            ^^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "a group that does not agree": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='vda'/><iotune><total_iops_sec>500</total_iops_sec><group_name>gold</group_name></iotune></disk>
    <disk><target dev='vdb'/><iotune><total_iops_sec>600</total_iops_sec><group_name>gold</group_name></iotune></disk>
                                                                                     ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "a guest that Nova writes": {
      text: `
<domain type='kvm'>
  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>
  <devices><disk><iotune><total_iops_sec>5</total_iops_sec><read_iops_sec>5</read_iops_sec></iotune></disk></devices>
                                         ^
</domain>`,
      fixed: null,
    },
    "throttle filters": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda'/>
      <iotune><total_iops_sec>500</total_iops_sec></iotune>
      <throttlefilters><throttlefilter group='g'/></throttlefilters>
       ^^^^^^^^^^^^^^^
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
