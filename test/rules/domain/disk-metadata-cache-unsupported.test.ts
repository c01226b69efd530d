import { diskMetadataCacheUnsupported } from "../../../server/src/core/rules/domain/disk-metadata-cache-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const disk = (size: string, type: string): string =>
  `<domain type='kvm'><devices><disk><driver${type}><metadata_cache><max_size unit='MiB'>${size}</max_size></metadata_cache></driver></disk></devices></domain>`;

testRule(diskMetadataCacheUnsupported, {
  valid: {
    qcow2: disk("8", " type='qcow2'"),
    "0, which libvirt leaves out": disk("0", " type='raw'"),
  },
  invalid: {
    "raw, no type, and a raw image below": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver type='raw'><metadata_cache><max_size unit='MiB'>8</max_size></metadata_cache></driver></disk>
                                                                  ^
    <disk><driver><metadata_cache><max_size>8</max_size></metadata_cache></driver></disk>
                                            ^
    <disk>
      <driver type='qcow2'/>
      <backingStore type='file'>
        <format type='raw'><metadata_cache><max_size>8</max_size></metadata_cache></format>
                                                     ^
      </backingStore>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver type='raw'></driver></disk>
    <disk><driver></driver></disk>
    <disk>
      <driver type='qcow2'/>
      <backingStore type='file'>
        <format type='raw'></format>
      </backingStore>
    </disk>
  </devices>
</domain>`,
    },
  },
});
