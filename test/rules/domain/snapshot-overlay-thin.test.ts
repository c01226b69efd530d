import { snapshotOverlayThin } from "../../../server/src/core/rules/domain/snapshot-overlay-thin.js";
import { testRule } from "../../support/test-rule.js";

const snapshot = (inside: string): string =>
  `<domainsnapshot><name>a</name>${inside}</domainsnapshot>`;

testRule(snapshotOverlayThin, {
  valid: {
    "no disks": snapshot(""),
    internal: snapshot("<disks><disk name='vda' snapshot='internal'/></disks>"),
    "an overlay of another format": snapshot(
      "<disks><disk name='vda' snapshot='external'><driver type='qed'/></disk></disks>",
    ),
    "one that is made": snapshot(
      "<creationTime>1</creationTime><disks><disk name='vda' snapshot='external'/></disks>",
    ),
  },
  invalid: {
    "two disks of three are one finding": {
      text: `
<domainsnapshot>
  <disks>
    <disk name='vda' snapshot='external'/>
                               ^^^^^^^^
    <disk name='vdb' snapshot='no'/>
    <disk name='vdc' snapshot='external'><driver type='qcow2'/></disk>
  </disks>
</domainsnapshot>`,
      fixed: null,
    },
  },
});
