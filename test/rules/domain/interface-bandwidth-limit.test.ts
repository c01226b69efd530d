import { interfaceBandwidthLimit } from "../../../server/src/core/rules/domain/interface-bandwidth-limit.js";
import { testRule } from "../../support/test-rule.js";

const guest = (inside: string): string =>
  `<domain type='kvm'><devices><interface type='network'><model type='virtio'/>${inside}</interface></devices></domain>`;

testRule(interfaceBandwidthLimit, {
  valid: {
    "no bandwidth": guest(""),
    "an average of nothing": guest("<bandwidth><inbound average='0'/></bandwidth>"),
    "to be filled in": guest("<bandwidth><outbound average='${RATE}'/></bandwidth>"),
  },
  invalid: {
    "in one direction": {
      text: `
<domain type='kvm'>
  <devices>
    <interface type='network'>
      <model type='virtio'/>
      <bandwidth><outbound average='128'/></bandwidth>
                                    ^^^
    </interface>
  </devices>
</domain>`,
      fixed: null,
    },
    "of an interface alone in its file": {
      text: `
<interface type='network'>
  <source network='default'/>
  <model type='virtio'/>
  <bandwidth><inbound average='1000'/></bandwidth>
                               ^^^^
</interface>`,
      fixed: null,
    },
  },
});
