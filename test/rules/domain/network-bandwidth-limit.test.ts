import { networkBandwidthLimit } from "../../../server/src/core/rules/domain/network-bandwidth-limit.js";
import { testRule } from "../../support/test-rule.js";

const network = (inside: string): string =>
  `<network><name>a</name><bridge name='virbr9'/>${inside}</network>`;

testRule(networkBandwidthLimit, {
  valid: {
    "no bandwidth": network(""),
    "no average": network("<bandwidth><inbound floor='100'/></bandwidth>"),
    "to be filled in": network("<bandwidth><inbound average='{{ rate }}'/></bandwidth>"),
    "a port group without one": network("<portgroup name='a'/>"),
    "of an interface":
      "<interface type='bridge'><source bridge='a'/><bandwidth><inbound average='1'/></bandwidth></interface>",
  },
  invalid: {
    "of the network, and of a port group": {
      text: `
<network>
  <name>a</name>
  <bridge name='virbr9'/>
  <bandwidth><inbound average='1000' peak='5000'/><outbound average='128'/></bandwidth>
                               ^^^^
  <portgroup name='slow'>
    <bandwidth><outbound average='100'/></bandwidth>
                                  ^^^
  </portgroup>
</network>`,
      fixed: null,
    },
  },
});
