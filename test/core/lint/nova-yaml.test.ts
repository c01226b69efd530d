import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { recognise } from "../../../server/src/core/lint/recognise.js";
import { type Settings, defaultSettings } from "../../../server/src/core/lint/settings.js";
import { suppressionEdits } from "../../../server/src/core/lint/suppression-edit.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { drawMarkers, readMarkers } from "../../support/markers.js";

/** Checks that these rules, and no others, report the marked places, in order. */
function check(marked: string, rules: readonly string[]): string {
  const { text, spans } = readMarkers(marked);
  const { findings, failures } = lint(text, "nova-yaml");
  assert.deepEqual(failures, []);
  assert.equal(
    drawMarkers(
      text,
      findings.map(({ span }) => span),
    ),
    drawMarkers(text, spans),
  );
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    rules,
  );
  return text;
}

describe("findings in YAML", () => {
  it("of OpenStack-Ansible point at keys and values", () => {
    check(
      `
nova_nova_conf_overrides:
  DEFAULT:
  ^^^^^^^
    image_type: flat
    ^^^^^^^^^^
    force_raw_images: maybe
    ^^^^^^^^^^^^^^^^
                      ^^^^^
  libvirt:
    disk_cachemodes: "network=writeback,file=unsafe"
                                             ^^^^^^
    images_type: flat
                 ^^^^
    cpu_mode: "{{ mode }}"
    num_pcie_ports: "{{ ports }}"
  libvrt:
  ^^^^^^
    images_type: raw
`,
      [
        "nova/preallocation-missing",
        "nova/option-unknown",
        "nova/disk-operations-unbounded",
        "nova/value-invalid",
        "nova/cache-unsafe",
        "nova/use-cow-images-conflict",
        "nova/section-unknown",
      ],
    );
  });

  it("of openstack-helm point into flow maps, and a whole list where one item is meant", () => {
    check(
      `
conf:
  nova: {libvirt: {images_type: qcow3, virt_type: kvm}}
                                ^^^^^
---
conf:
  nova:
    libvirt:
      disk_cachemodes: [block=none, file=unsafe]
                       ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      ["nova/value-invalid", "nova/cache-unsafe"],
    );
  });

  it("of nova-operator point into block scalars, and at other scalars as a whole", () => {
    const text = check(
      `
kind: OpenStackControlPlane
spec:
  nova:
    template:
      apiServiceTemplate:
        customServiceConfig: |
          [DEFAULT]
          # why
          preallocate-images = space
          ^^^^^^^^^^^^^^^^^^
      schedulerServiceTemplate:
        customServiceConfig: "[DEFAULT]\\npreallocate-images = space\\n"
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      ["nova/option-name-ignored", "nova/option-name-ignored"],
    );
    const { findings } = lint(text, "nova-yaml");
    assert.deepEqual(
      findings.map(({ fixes }) => fixes.length),
      [1, 0],
    );
  });

  it("do not come from what the deployer's template or another file may set", () => {
    for (const yaml of [
      "nova_nova_conf_overrides:\n  libvirt: {virt_type: kvm}\n  compute: {max_concurrent_disk_ops: 2}\n",
      "conf:\n  nova:\n    libvirt:\n      images_type: lvm\n",
      "kind: Nova\nspec:\n  customServiceConfig: |\n    [libvirt]\n    cpu_mode = custom\n",
    ]) {
      assert.deepEqual(lint(yaml, "nova-yaml").findings, [], yaml);
    }
  });

  it("do not concern what the deployer reads for itself", () => {
    const section = "  DEFAULT: {osapi_compute_workers: 4, osapi_compute_listen: 0.0.0.0}\n";
    const rules = (yaml: string): readonly string[] =>
      lint(yaml, "nova-yaml").findings.map(({ rule }) => rule);
    assert.deepEqual(rules(`conf:\n nova:\n${section}`), ["nova/option-removed"]);
    assert.deepEqual(rules(`nova_nova_conf_overrides:\n${section}`), [
      "nova/option-removed",
      "nova/option-removed",
    ]);
  });

  it("say who restarts nova-compute", () => {
    const message = (yaml: string): string =>
      lint(yaml, "nova-yaml").findings.map((finding) => finding.message)[0] ?? "";
    const map = "libvirt: {disk_cachemodes: file=unsafe}";
    assert.match(message(`nova_nova_conf_overrides: {${map}}`), /once the os_nova role has run/);
    assert.match(
      message(`conf: \n nova: {${map}}`),
      /once helm upgrade has restarted nova-compute/,
    );
  });
});

describe("fixes in YAML", () => {
  const host = `# variables of this region
nova_nova_conf_overrides:
  DEFAULT:
    preallocate_images: space
    use_cow_images: no     # needed
    use_cow_image: True
  libvirt:
    # local NVMe
    disk_cachemodes: 'file=writethrough,network=writeback'
    images_type: flat
    images_volume_group: "nova"
  compute: {max_concurrent_disk_ops: 2}
glance_x: [1, 2]
`;

  it("change what they say and no other byte", () => {
    const { text, applied } = fixAll(host, "nova-yaml", defaultSettings, {
      safeties: ["safe", "needs-care"],
    });
    assert.ok(applied.length > 0);
    assert.equal(text, host.replace("file=writethrough", "file=none"));
    assert.deepEqual(parse(text), {
      ...(parse(host) as object),
      nova_nova_conf_overrides: {
        DEFAULT: { preallocate_images: "space", use_cow_images: "no", use_cow_image: true },
        libvirt: {
          disk_cachemodes: "file=none,network=writeback",
          images_type: "flat",
          images_volume_group: "nova",
        },
        compute: { max_concurrent_disk_ops: 2 },
      },
    });
  });
});

describe("an override of OpenStack-Ansible", () => {
  it("is judged as a whole beside what the role's template may set", () => {
    const text = "nova_nova_conf_overrides:\n  libvirt:\n    images_type: flat\n";
    const found = lint(text, "nova-yaml").findings;
    const conflict = found.find(({ rule }) => rule === "nova/use-cow-images-conflict");
    assert.equal(
      applyEdits(text, conflict?.fixes[0]?.edits ?? []),
      `${text}  DEFAULT:\n    use_cow_images: False\n`,
    );
    const helm = "conf:\n  nova:\n    libvirt:\n      images_type: flat\n";
    assert.deepEqual(lint(helm, "nova-yaml").findings, []);
  });
});

describe("comments that switch rules off in YAML", () => {
  const map = "nova_nova_conf_overrides:\n  libvirt:\n    disk_cachemodes: file=unsafe\n";
  const block =
    "kind: Nova\nspec:\n  customServiceConfig: |\n    [libvirt]\n    disk_cachemodes = block=none,\n      file=unsafe\n";

  it("are offered above the option, with its indentation", () => {
    for (const text of [map, block, map.replaceAll("\n", "\r\n")]) {
      const [finding] = lint(text, "nova-yaml").findings;
      assert.equal(finding?.rule, "nova/cache-unsafe");
      const edits = suppressionEdits(text, "nova-yaml")(finding.rule, finding.span.start);
      for (const edit of [edits.line, edits.file]) {
        assert.ok(edit !== undefined);
        const after = applyEdits(text, [edit]);
        assert.deepEqual(lint(after, "nova-yaml").findings, [], after);
      }
    }
    const edit = suppressionEdits(block, "nova-yaml")(
      "nova/cache-unsafe",
      block.indexOf("unsafe"),
    ).line;
    assert.equal(
      edit && applyEdits(block, [edit]),
      block.replace(
        "    disk_",
        "    # virt-latency-disable-next-line nova/cache-unsafe\n    disk_",
      ),
    );
  });

  it("are reported when they switch nothing off", () => {
    const text = map
      .replace("file=unsafe", "file=none")
      .replace("  libvirt", "  # virt-latency-disable-next-line nova/cache-unsafe\n  libvirt");
    assert.deepEqual(
      lint(text, "nova-yaml").findings.map(({ rule }) => rule),
      ["nova/suppression-unused"],
    );
  });
});

describe("YAML and kolla's overrides", () => {
  it("are recognised by name and content", () => {
    const yaml = "nova_nova_conf_overrides: {}\n";
    assert.equal(recognise(yaml, "/etc/openstack_deploy/user_variables.yml"), "nova-yaml");
    assert.equal(recognise(yaml), "nova-yaml");
    assert.equal(recognise(yaml, "/etc/notes.txt"), undefined);
    assert.equal(recognise("a: 1\n", "/x/nova.yml"), undefined);
    assert.equal(recognise("# nova_nova_conf_overrides\n[libvirt]\n"), "nova-conf");
  });

  it("know that the whole is elsewhere, and how kolla-ansible brings it", () => {
    const text =
      "[libvirt]\nimages_type = flat\ndisk_cachemodes = file=unsafe\nnum_pcie_ports = {{ p }}\n";
    const at = (path: string): Settings => ({ ...defaultSettings, path });
    const found = (path: string) => lint(text, "nova-conf", at(path)).findings;
    for (const path of [
      "/etc/kolla/config/nova.conf",
      "/etc/kolla/config/nova/nova-compute.conf",
      "file:///etc/kolla/config/nova/host1/nova.conf",
    ]) {
      assert.deepEqual(
        found(path).map(({ rule }) => rule),
        ["nova/cache-unsafe"],
      );
      assert.match(found(path)[0]?.message ?? "", /once kolla-ansible reconfigure has restarted/);
    }
    assert.ok(found("/etc/nova/nova.conf").length > 1);
  });

  it("reach nova-compute, whose ratios they set", () => {
    const text = "[DEFAULT]\ncpu_allocation_ratio = 16.0\n";
    const at = (path: string): readonly string[] =>
      lint(text, "nova-conf", { ...defaultSettings, path }).findings.map(({ rule }) => rule);
    assert.deepEqual(at("/etc/kolla/config/nova.conf"), ["nova/allocation-overcommitted"]);
    assert.deepEqual(at("/etc/kolla/config/nova/nova-scheduler.conf"), []);
    assert.deepEqual(at("/etc/nova/nova.conf"), []);
    const ratios = (yaml: string): number =>
      lint(yaml, "nova-yaml").findings.filter(
        ({ rule }) => rule === "nova/allocation-overcommitted",
      ).length;
    assert.equal(
      ratios("nova_nova_conf_overrides:\n  DEFAULT:\n    ram_allocation_ratio: 4.0\n"),
      1,
    );
    assert.equal(ratios("conf:\n  nova:\n    DEFAULT:\n      ram_allocation_ratio: 4.0\n"), 1);
    assert.equal(
      ratios(
        "kind: NovaScheduler\nspec:\n  customServiceConfig: |\n    [DEFAULT]\n    ram_allocation_ratio = 4.0\n",
      ),
      0,
    );
  });

  it("are left alone where a template decides which lines there are", () => {
    for (const [start, end] of [
      ["{% if fast %}", "{% endif %}"],
      ["<% if @fast -%>", "<% end -%>"],
      ["<% if @a == 1 -%>", "<% end -%>"],
      ["{{ if .fast }}", "{{ end }}"],
      ["{{- range $k, $v := .x }}\n{{ $k }} = {{ $v }}", "{{- end }}"],
      ['{{ if (eq .a "b") }}debug=true{{end}}', ""],
    ] as const) {
      const text = `[libvirt]\n${start}\nimages_type = flat\n${end}\nimages_type = qcow3\n`;
      assert.deepEqual(lint(text, "nova-conf").findings, [], start);
    }
  });

  it("say nothing of values that a template fills in", () => {
    const text =
      "[DEFAULT]\ncpu_allocation_ratio = <%= @ratio %>\nram_allocation_ratio = {{ .ratio }}\n";
    assert.deepEqual(lint(text, "nova-conf").findings, []);
  });
});
