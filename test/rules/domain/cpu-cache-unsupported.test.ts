import { cpuCacheUnsupported } from "../../../server/src/core/rules/domain/cpu-cache-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const cpu = (mode: string, cache: string): string =>
  `<domain type='kvm'><cpu ${mode}><cache ${cache}/></cpu></domain>`;

testRule(cpuCacheUnsupported, {
  valid: {
    "the host's processor": cpu("mode='host-passthrough'", "mode='passthrough'"),
    "all that there is": cpu("mode='maximum'", "mode='passthrough'"),
    "an emulated cache": cpu("mode='custom'", "level='3' mode='emulate'"),
    "no cache": cpu("mode='custom'", "mode='disable'"),
  },
  invalid: {
    "passed through to a model": {
      text: `
<domain type='kvm'>
  <cpu mode='custom'>
    <model>Skylake-Server</model>
    <cache mode='passthrough'/>
                 ^^^^^^^^^^^
  </cpu>
</domain>`,
      fixed: `
<domain type='kvm'>
  <cpu mode='custom'>
    <model>Skylake-Server</model>
  </cpu>
</domain>`,
    },
    "one level passed through": {
      text: `
<domain type='kvm'>
  <cpu mode='host-passthrough'><cache level='3' mode='passthrough'/></cpu>
                                                      ^^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <cpu mode='host-passthrough'></cpu>
</domain>`,
    },
    "another level emulated": {
      text: `
<domain type='kvm'>
  <cpu mode='host-model'><cache level='2' mode='emulate'/></cpu>
                                                ^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <cpu mode='host-model'></cpu>
</domain>`,
    },
  },
});
