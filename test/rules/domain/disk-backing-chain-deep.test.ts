import { diskBackingChainDeep } from "../../../server/src/core/rules/domain/disk-backing-chain-deep.js";
import { testRule } from "../../support/test-rule.js";

const chain = (layers: number): string =>
  layers === 0
    ? "<backingStore/>"
    : `<backingStore type='file'><format type='qcow2'/><source file='/x'/>${chain(layers - 1)}</backingStore>`;
const disk = (inside: string): string =>
  `<domain type='kvm'><devices><disk>${inside}</disk></devices></domain>`;

testRule(diskBackingChainDeep, {
  valid: {
    "no layers written": disk("<driver type='qcow2'/>"),
    "the end of a chain": disk("<backingStore/>"),
    "four layers": disk(chain(3)),
    "read-only": disk(`${chain(9)}<readonly/>`),
  },
  invalid: {
    "five layers": {
      text: `
<domain type='kvm'>
  <devices><disk>${chain(4)}<target dev='vda'/></disk></devices>
  ${" ".repeat(`<devices><disk>${chain(4)}<target dev='`.length)}^^^
</domain>`,
      fixed: null,
    },
    "ten layers": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda'/>
                   ^^^
      ${chain(9)}
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
