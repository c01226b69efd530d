import assert from "node:assert/strict";
import { it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { interfaceModelEmulated } from "../../../server/src/core/rules/domain/interface-model-emulated.js";
import { testRule } from "../../support/test-rule.js";

testRule(interfaceModelEmulated, {
  valid: {
    virtio: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio-non-transitional'/>
    </interface>
  </devices>
</domain>`,
    "a model that nobody knows": `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='NAME'/>
    </interface>
  </devices>
</domain>`,
  },
  invalid: {
    e1000: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='e1000'/>
                   ^^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    },
    igb: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='igb'/>
                   ^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});

it("calls VMware's paravirtual card no emulated chip", () => {
  const text =
    "<domain type='kvm'><devices><interface type='bridge'><model type='vmxnet3'/></interface></devices></domain>";
  const [message = ""] = lint(text, "libvirt-xml").findings.flatMap(({ rule, message }) =>
    rule === interfaceModelEmulated.id ? [message] : [],
  );
  assert.match(message, /is vmxnet3: QEMU serves it without vhost, in its main loop/);
});
