import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  metadataSuppressionEdit,
  suppressionNamespace,
} from "../../../server/src/core/lint/metadata-suppressions.js";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import type { Language } from "../../../server/src/core/lint/recognise.js";
import { type PartialSettings, defaultSettings } from "../../../server/src/core/lint/settings.js";
import { suppressionEdits } from "../../../server/src/core/lint/suppression-edit.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

const rule = "domain/disk-cache-unsafe";

function unsafeDisk(before = "", after = ""): string {
  return `<domain type='kvm'>
  <devices>
    <disk type='file' device='disk'>
      ${before}
      <driver name='qemu'
              cache='unsafe'/>${after}
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
}

function found(text: string, language: Language, settings: PartialSettings = {}): Finding[] {
  const result = lint(text, language, { ...defaultSettings, ...settings });
  assert.deepEqual(result.failures, []);
  return result.findings.filter((finding) =>
    [rule, "domain/suppression-unused", "nova/suppression-unused"].includes(finding.rule),
  );
}

function rulesFound(text: string, settings: PartialSettings = {}): string[] {
  return found(text, "libvirt-xml", settings).map((finding) => finding.rule);
}

describe("suppressions in XML", () => {
  it("cover the next line and the rest of a start tag that begins there", () => {
    const comment = `<!-- virt-latency-disable-next-line ${rule} -->`;
    assert.deepEqual(rulesFound(unsafeDisk(comment)), []);
  });

  it("may give a reason after a colon, which XML allows, or as nova.conf takes it", () => {
    const comment = `<!-- virt-latency-disable-next-line ${rule}: scratch disk -->`;
    const { findings } = lint(unsafeDisk(comment), "libvirt-xml", defaultSettings);
    assert.deepEqual(
      findings.filter((finding) =>
        [rule, "domain/suppression-unused", "domain/xml-malformed"].includes(finding.rule),
      ),
      [],
    );
    const forbidden = `<!-- virt-latency-disable-next-line ${rule} -- scratch disk -->`;
    assert.deepEqual(rulesFound(unsafeDisk(forbidden)), []);
  });

  it("cover every rule when they name none, and several when they name several", () => {
    assert.deepEqual(rulesFound(unsafeDisk("<!-- virt-latency-disable-next-line -->")), []);
    const several = `<!-- virt-latency-disable-next-line domain/iothread-unused, ${rule} -->`;
    assert.deepEqual(rulesFound(unsafeDisk(several)), ["domain/suppression-unused"]);
  });

  it("cover the whole file without -next-line, wherever the comment stands", () => {
    const comment = `<!-- virt-latency-disable ${rule} -->`;
    assert.deepEqual(rulesFound(unsafeDisk("", comment)), []);
  });

  it("do not cover another line or another rule, and are then reported", () => {
    const after = `<!-- virt-latency-disable-next-line ${rule} -->`;
    assert.deepEqual(rulesFound(unsafeDisk("", after)), [rule, "domain/suppression-unused"]);
    const other = "<!-- virt-latency-disable-next-line domain/iothread-unused -->";
    assert.deepEqual(rulesFound(unsafeDisk(other)), ["domain/suppression-unused", rule]);
  });

  it("that suppress nothing name the rule, suggest one for a typo, and go by a safe fix", () => {
    const text = unsafeDisk("<!-- virt-latency-disable-next-line domain/disk-cache-unsave -->");
    const [unused] = found(text, "libvirt-xml");
    assert.equal(
      unused?.message,
      "There is no rule `domain/disk-cache-unsave`. Did you mean `domain/disk-cache-unsafe`?",
    );
    assert.equal(unused.severity, "information");
    const comment = "      <!-- virt-latency-disable-next-line domain/disk-cache-unsave -->\n";
    assert.equal(applyEdits(text, unused.fixes[0]?.edits ?? []), text.replace(comment, ""));
  });

  it("are not reported for a rule that is switched off anyway", () => {
    const comment = `<!-- virt-latency-disable-next-line ${rule} -->`;
    assert.deepEqual(rulesFound(unsafeDisk("", comment), { rules: { [rule]: "off" } }), []);
  });
});

describe("suppressions in the metadata", () => {
  const list = (entry: string): string =>
    `<metadata>
    <vl:suppressions xmlns:vl='${suppressionNamespace}'>
      ${entry}
    </vl:suppressions>
  </metadata>
  `;
  const guest = (entry: string): string =>
    unsafeDisk().replace("<devices>", `${list(entry)}<devices>`);

  it("cover a device by its target's name", () => {
    const entry = `<vl:suppress rule='${rule}' device='vda' reason='scratch disk'/>`;
    assert.deepEqual(rulesFound(guest(entry)), []);
  });

  it("cover the whole domain without a device, and every rule without a rule", () => {
    assert.deepEqual(rulesFound(guest(`<vl:suppress rule='${rule}'/>`)), []);
    assert.deepEqual(rulesFound(guest("<vl:suppress device='vda'/>")), []);
  });

  it("are reported where they switch nothing off, and go by a safe fix", () => {
    const entry = `<vl:suppress rule='${rule}' device='vdb'/>`;
    const text = guest(entry);
    const [unused, still] = found(text, "libvirt-xml");
    assert.equal(unused?.rule, "domain/suppression-unused");
    assert.equal(text.slice(unused.span.start, unused.span.end), entry);
    assert.equal(still?.rule, rule);
    assert.equal(
      applyEdits(text, unused.fixes[0]?.edits ?? []),
      text.replace(`      ${entry}\n`, ""),
    );
  });

  it("count in our namespace only", () => {
    const other = guest(`<vl:suppress rule='${rule}'/>`).replace(suppressionNamespace, "urn:x");
    assert.deepEqual(rulesFound(other), [rule]);
  });
});

describe("metadataSuppressionEdit", () => {
  const suppressed = (text: string): string => {
    const edit = metadataSuppressionEdit(parseXml(text), rule, text.indexOf("unsafe"));
    assert.ok(edit);
    return applyEdits(text, [edit]);
  };

  it("adds metadata behind the domain's name", () => {
    const text = unsafeDisk().replace("<devices>", "<name>db</name>\n  <devices>");
    const fixed = suppressed(text);
    assert.equal(
      fixed,
      text.replace(
        "<name>db</name>\n",
        `<name>db</name>
  <metadata>
    <virt-latency:suppressions xmlns:virt-latency='${suppressionNamespace}'>
      <virt-latency:suppress rule='${rule}' device='vda' reason=''/>
    </virt-latency:suppressions>
  </metadata>
`,
      ),
    );
    assert.deepEqual(rulesFound(fixed), []);
  });

  it("adds to the list that is there, with its prefix", () => {
    const text = unsafeDisk().replace(
      "<devices>",
      `<metadata><v:suppressions xmlns:v='${suppressionNamespace}'></v:suppressions></metadata><devices>`,
    );
    assert.deepEqual(rulesFound(suppressed(text)), []);
    assert.ok(suppressed(text).includes(`<v:suppress rule='${rule}' device='vda' reason=''/>`));
  });
});

describe("suppressions in nova.conf", () => {
  const unused = "nova/suppression-unused";

  it("that suppress nothing are reported at the comment", () => {
    const text =
      "[libvirt]\n# virt-latency-disable-next-line nova/cache-writethrough\nvirt_type = kvm\n";
    const [finding] = found(text, "nova-conf");
    assert.equal(finding?.rule, unused);
    assert.equal(
      text.slice(finding.span.start, finding.span.end),
      "# virt-latency-disable-next-line nova/cache-writethrough",
    );
  });

  it("cover an option with its continuation lines", () => {
    const text =
      "[libvirt]\n# virt-latency-disable-next-line nova/cache-writethrough\n" +
      "disk_cachemodes = network=writeback,\n    file=writethrough\n";
    assert.deepEqual(found(text, "nova-conf"), []);
    const rules = lint(text, "nova-conf").findings.map((finding) => finding.rule);
    assert.ok(!rules.includes("nova/cache-writethrough"));
  });
});

describe("suppressionEdits", () => {
  it("puts the comment before the start tag that the place is in, with its indentation", () => {
    const text = unsafeDisk();
    const edit = suppressionEdits(text, "libvirt-xml")(rule, text.indexOf("unsafe")).line;
    assert.ok(edit);
    assert.equal(
      applyEdits(text, [edit]),
      text.replace("<driver", `<!-- virt-latency-disable-next-line ${rule} -->\n      <driver`),
    );
  });

  it("puts the comment for the file before the root, after an XML declaration", () => {
    const text = "<?xml version='1.0'?>\r\n<domain/>";
    const edit = suppressionEdits(text, "libvirt-xml")(rule, 0).file;
    assert.ok(edit);
    assert.equal(
      applyEdits(text, [edit]),
      `<?xml version='1.0'?>\r\n<!-- virt-latency-disable ${rule} -->\r\n<domain/>`,
    );
  });

  it("puts the comment before an option that spans lines, in column 0", () => {
    const text = "[libvirt]\ndisk_cachemodes = file=none,\n    block=writethrough\n";
    const offset = text.indexOf("writethrough");
    const edit = suppressionEdits(text, "nova-conf")("nova/cache-writethrough", offset).line;
    assert.ok(edit);
    assert.equal(
      applyEdits(text, [edit]),
      text.replace("disk_", "# virt-latency-disable-next-line nova/cache-writethrough\ndisk_"),
    );
  });

  it("is undefined where nothing can be commented", () => {
    const none = { line: undefined, file: undefined, metadata: undefined };
    assert.deepEqual(suppressionEdits("", "libvirt-xml")(rule, 0), none);
  });
});
