import { hugepagesMissing } from "../../../server/src/core/rules/domain/hugepages-missing.js";
import { testRule } from "../../support/test-rule.js";

const guest = (inside: string, memory = "<memory unit='GiB'>8</memory>"): string =>
  `<domain type='kvm'>${memory}<vcpu>1</vcpu>${inside}</domain>`;
const pinned = "<cputune><vcpupin vcpu='0' cpuset='2'/></cputune>";

testRule(hugepagesMissing, {
  valid: {
    "huge pages": guest(`<memoryBacking><hugepages/></memoryBacking>${pinned}`),
    "another source": guest(`<memoryBacking><source type='memfd'/></memoryBacking>${pinned}`),
    "a guest that floats": guest(""),
    "a small guest": guest(pinned, "<memory unit='KiB'>1048576</memory>"),
    "no memory yet": guest(pinned, ""),
  },
  invalid: {
    "a pinned guest": {
      text: `
<domain type='kvm'>
  <memory>8388608</memory>
          ^^^^^^^
  <vcpu>1</vcpu>
  ${pinned}
</domain>`,
      fixed: `
<domain type='kvm'>
  <memory>8388608</memory>
  <memoryBacking>
    <hugepages/>
  </memoryBacking>
  <vcpu>1</vcpu>
  ${pinned}
</domain>`,
    },
    "a guest that is bound to a node": {
      text: `
<domain type='kvm'>
  <memory unit='GiB'>8</memory>
                     ^
  <memoryBacking>
    <nosharepages/>
  </memoryBacking>
  <numatune><memory mode='strict' nodeset='0'/></numatune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memory unit='GiB'>8</memory>
  <memoryBacking>
    <nosharepages/>
    <hugepages/>
  </memoryBacking>
  <numatune><memory mode='strict' nodeset='0'/></numatune>
</domain>`,
    },
  },
});
