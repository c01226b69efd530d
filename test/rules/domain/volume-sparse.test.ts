import { volumeSparse } from "../../../server/src/core/rules/domain/volume-sparse.js";
import { testRule } from "../../support/test-rule.js";

const volume = (inside: string): string =>
  `<volume><name>a</name><capacity unit='GiB'>10</capacity>${inside}</volume>`;

testRule(volumeSparse, {
  valid: {
    "no allocation": volume(""),
    "all of it, in another unit": volume("<allocation unit='MiB'>10240</allocation>"),
    "more than the capacity": volume("<allocation unit='GiB'>11</allocation>"),
    "another format": volume("<allocation>0</allocation><target><format type='vmdk'/></target>"),
    "a volume that exists": volume("<key>/a</key><allocation>0</allocation>"),
    "a volume that exists, by its physical size": volume(
      "<allocation>0</allocation><physical>1</physical>",
    ),
    "an overlay, which libvirt refuses to preallocate": volume(
      "<allocation>0</allocation><target><format type='qcow2'/></target><backingStore><path>/a</path><format type='raw'/></backingStore>",
    ),
    "to be filled in": volume("<allocation unit='GiB'>{{ size }}</allocation>"),
    "not a volume":
      "<pool type='dir'><name>a</name><capacity>2</capacity><allocation>0</allocation></pool>",
  },
  invalid: {
    raw: {
      text: `
<volume>
  <name>db.img</name>
  <allocation>0</allocation>
              ^
  <capacity unit='GiB'>100</capacity>
</volume>`,
      fixed: `
<volume>
  <name>db.img</name>
  <capacity unit='GiB'>100</capacity>
</volume>`,
    },
    qcow2: {
      text: `
<volume>
  <name>db.qcow2</name>
  <capacity unit='GiB'>100</capacity>
  <allocation unit='GiB'>50</allocation>
                         ^^
  <target><format type='qcow2'/></target>
</volume>`,
      fixed: `
<volume>
  <name>db.qcow2</name>
  <capacity unit='GiB'>100</capacity>
  <target><format type='qcow2'/></target>
</volume>`,
    },
  },
});
