import { diskMetadataCacheSmall } from "../../../server/src/core/rules/domain/disk-metadata-cache-small.js";
import { testRule } from "../../support/test-rule.js";

const disk = (size: string, type = "qcow2"): string =>
  `<domain type='kvm'><devices><disk><driver type='${type}'><metadata_cache>${size}</metadata_cache></driver></disk></devices></domain>`;

testRule(diskMetadataCacheSmall, {
  valid: {
    "1 MiB": disk("<max_size unit='MiB'>1</max_size>"),
    "more than 1 MiB in bytes": disk("<max_size>1048576</max_size>"),
    "0, which libvirt leaves out": disk("<max_size unit='KiB'>0</max_size>"),
    "a unit that libvirt does not know": disk("<max_size unit='blocks'>512</max_size>"),
    "raw, where another rule reports it": disk("<max_size unit='KiB'>512</max_size>", "raw"),
    "no size": disk(""),
  },
  invalid: {
    "the image and the one below it": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' type='qcow2'>
        <metadata_cache>
          <max_size unit='KiB'>512</max_size>
                               ^^^
        </metadata_cache>
      </driver>
      <backingStore type='file'>
        <format type='qcow2'><metadata_cache><max_size>65536</max_size></metadata_cache></format>
                                                       ^^^^^
        <source file='/x'/>
      </backingStore>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' type='qcow2'>
      </driver>
      <backingStore type='file'>
        <format type='qcow2'></format>
        <source file='/x'/>
      </backingStore>
    </disk>
  </devices>
</domain>`,
    },
  },
});
