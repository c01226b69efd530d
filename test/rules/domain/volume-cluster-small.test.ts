import { volumeClusterSmall } from "../../../server/src/core/rules/domain/volume-cluster-small.js";
import { testRule } from "../../support/test-rule.js";

const volume = (target: string): string =>
  `<volume><name>a</name><capacity unit='GiB'>10</capacity><target>${target}</target></volume>`;
const qcow2 = "<format type='qcow2'/>";

testRule(volumeClusterSmall, {
  valid: {
    "no size": volume(qcow2),
    "64 KiB, in bytes": volume(`${qcow2}<clusterSize>65536</clusterSize>`),
    "2 MiB": volume(`${qcow2}<clusterSize unit='MiB'>2</clusterSize>`),
    "raw has no clusters": volume("<format type='raw'/><clusterSize>4096</clusterSize>"),
    "a volume that exists": volume(
      `${qcow2}<clusterSize>4096</clusterSize><timestamps><mtime>1</mtime></timestamps>`,
    ),
  },
  invalid: {
    "4 KiB": {
      text: `
<volume>
  <name>a</name>
  <capacity unit='GiB'>10</capacity>
  <target>
    <format type='qcow2'/>
    <clusterSize unit='KiB'>4</clusterSize>
                            ^
  </target>
</volume>`,
      fixed: `
<volume>
  <name>a</name>
  <capacity unit='GiB'>10</capacity>
  <target>
    <format type='qcow2'/>
  </target>
</volume>`,
    },
  },
});
