import { iothreadExcess } from "../../../server/src/core/rules/domain/iothread-excess.js";
import { testRule } from "../../support/test-rule.js";

testRule(iothreadExcess, {
  valid: {
    "as many as vCPUs":
      "<domain type='kvm'><vcpu>1</vcpu><iothreads>1</iothreads><devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices></domain>",
    "more, but nobody uses them":
      "<domain type='kvm'><vcpu>1</vcpu><iothreads>3</iothreads><devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices></domain>",
  },
  invalid: {
    "one for each disk of a small guest": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <iothreads>2</iothreads>
             ^
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda'/></disk>
    <disk><driver name='qemu' iothread='2'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda'/></disk>
    <disk><driver name='qemu' iothread='1'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "one that is pinned, which libvirt would then refuse": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <iothreads>2</iothreads>
             ^
  <cputune><iothreadpin iothread='2' cpuset='3'/></cputune>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda'/></disk>
    <disk><driver name='qemu' iothread='2'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
