import { iothreadpinUndefined } from "../../../server/src/core/rules/domain/iothreadpin-undefined.js";
import { testRule } from "../../support/test-rule.js";

testRule(iothreadpinUndefined, {
  valid: {
    defined: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <iothreadpin iothread='1' cpuset='0'/>
  </cputune>
</domain>`,
  },
  invalid: {
    "another one has no pin": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <iothreadpin iothread='2' cpuset='0'/>
                           ^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <iothreadpin iothread='1' cpuset='0'/>
  </cputune>
</domain>`,
    },
    "none is defined": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <iothreadpin iothread='1' cpuset='0'/>
                           ^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
</domain>`,
    },
    "a scheduler": {
      text: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <cputune>
    <iothreadsched iothreads='1-4' scheduler='batch'/>
                              ^^^
    <iothreadsched iothreads='5' scheduler='batch'/>
                              ^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <cputune>
    <iothreadsched iothreads='1-2' scheduler='batch'/>
  </cputune>
</domain>`,
    },
  },
});
