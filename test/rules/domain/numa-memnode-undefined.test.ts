import { numaMemnodeUndefined } from "../../../server/src/core/rules/domain/numa-memnode-undefined.js";
import { testRule } from "../../support/test-rule.js";

testRule(numaMemnodeUndefined, {
  valid: {
    "a cell of the guest":
      "<domain type='kvm'><cpu><numa><cell id='1'/></numa></cpu><numatune><memnode cellid='1'/></numatune></domain>",
    "cells that count from 0":
      "<domain type='kvm'><cpu><numa><cell/><cell/></numa></cpu><numatune><memnode cellid='1'/></numatune></domain>",
    "memory for the whole guest":
      "<domain type='kvm'><numatune><memory nodeset='0'/></numatune></domain>",
  },
  invalid: {
    "no cells": {
      text: `
<domain type='kvm'>
  <numatune>
    <memory mode='strict' nodeset='0'/>
    <memnode cellid='0' nodeset='0'/>
                     ^
    <memnode cellid='1' nodeset='1'/>
  </numatune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <numatune>
    <memory mode='strict' nodeset='0'/>
  </numatune>
</domain>`,
    },
    "nothing but the wrong one": {
      text: `
<domain type='kvm'>
  <cpu><numa><cell id='0'/></numa></cpu>
  <numatune>
    <memnode cellid='2' nodeset='0'/>
                     ^
  </numatune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <cpu><numa><cell id='0'/></numa></cpu>
</domain>`,
    },
  },
});
