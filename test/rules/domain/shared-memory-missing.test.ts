import { sharedMemoryMissing } from "../../../server/src/core/rules/domain/shared-memory-missing.js";
import { testRule } from "../../support/test-rule.js";

const vhostUser = "<devices><disk type='vhostuser'><target dev='vda'/></disk></devices>";

testRule(sharedMemoryMissing, {
  valid: {
    "shared memory": `<domain type='kvm'><memoryBacking><access mode='shared'/></memoryBacking>${vhostUser}</domain>`,
    "shared NUMA cells": `<domain type='kvm'><cpu><numa><cell memAccess='shared'/></numa></cpu>${vhostUser}</domain>`,
    "nobody to share it with": "<domain type='kvm'><devices><disk/></devices></domain>",
    "another file system":
      "<domain type='kvm'><devices><filesystem><driver type='path'/></filesystem></devices></domain>",
  },
  invalid: {
    "a vhost-user disk and virtiofs": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <memory unit='GiB'>8</memory>
  <devices>
    <disk type='vhostuser'>
     ^^^^
      <target dev='vda'/>
    </disk>
    <filesystem>
      <driver type='virtiofs'/>
    </filesystem>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <memory unit='GiB'>8</memory>
  <memoryBacking>
    <source type='memfd'/>
    <access mode='shared'/>
  </memoryBacking>
  <devices>
    <disk type='vhostuser'>
      <target dev='vda'/>
    </disk>
    <filesystem>
      <driver type='virtiofs'/>
    </filesystem>
  </devices>
</domain>`,
    },
    "huge pages, which need no other source": {
      text: `
<domain type='kvm'>
  <memoryBacking>
    <hugepages/>
  </memoryBacking>
  <devices>
    <disk type='vhostuser'>
     ^^^^
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memoryBacking>
    <hugepages/>
    <access mode='shared'/>
  </memoryBacking>
  <devices>
    <disk type='vhostuser'>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "private access": {
      text: `
<domain type='kvm'>
  <memoryBacking>
    <access mode='private'/>
  </memoryBacking>
  <devices>
    <disk type='vhostuser'>
     ^^^^
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memoryBacking>
    <source type='memfd'/>
    <access mode='shared'/>
  </memoryBacking>
  <devices>
    <disk type='vhostuser'>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "a private NUMA cell": {
      text: `
<domain type='kvm'>
  <memoryBacking><access mode='shared'/></memoryBacking>
  <cpu><numa><cell memAccess='private'/></numa></cpu>
  <devices>
    <disk type='vhostuser'>
     ^^^^
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
