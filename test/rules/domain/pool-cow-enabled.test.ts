import { poolCowEnabled } from "../../../server/src/core/rules/domain/pool-cow-enabled.js";
import { testRule } from "../../support/test-rule.js";

const pool = (inside: string): string =>
  `<pool type='dir'><name>a</name>${inside}<target><path>/a</path></target></pool>`;

testRule(poolCowEnabled, {
  valid: {
    "no features": pool(""),
    "switched off": pool("<features><cow state='no'/></features>"),
    "to be filled in": pool("<features><cow state='{{ cow }}'/></features>"),
  },
  invalid: {
    "switched on": {
      text: `
<pool type='dir'>
  <name>a</name>
  <features><cow state='yes'/></features>
                        ^^^
</pool>`,
      fixed: `
<pool type='dir'>
  <name>a</name>
  <features><cow state='no'/></features>
</pool>`,
    },
  },
});
