import { reservedHugePagesMalformed } from "../../../server/src/core/rules/nova/reserved-huge-pages-malformed.js";
import { testRule } from "../../support/test-rule.js";

testRule(reservedHugePagesMalformed, {
  valid: {
    "two lines":
      "[DEFAULT]\nreserved_huge_pages = node:0,size:2048,count:64\nreserved_huge_pages = node: 1, size: 1GB, count: 1\n",
    braces: "[DEFAULT]\nreserved_huge_pages = {node:0,size:2048,count:64}\n",
    empty: "[DEFAULT]\nreserved_huge_pages =\n",
  },
  invalid: {
    "equals signs": {
      text: "[DEFAULT]\nreserved_huge_pages = 'node=0, size=2048, count=64'\n                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: "[DEFAULT]\nreserved_huge_pages = 'node:0, size:2048, count:64'\n",
    },
    "the second of two lines, without its count": {
      text: "[DEFAULT]\nreserved_huge_pages = node:0,size:2048,count:64\nreserved_huge_pages = node:1,size:2048\n                      ^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
