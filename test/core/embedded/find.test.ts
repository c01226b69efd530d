import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findEmbeddings } from "../../../server/src/core/embedded/find.js";
import { mayHoldNova } from "../../../server/src/core/embedded/may-hold-nova.js";

/** What the deployers would write, one text for each place. */
function texts(yaml: string): readonly string[] {
  return findEmbeddings(yaml).map(({ text }) => text);
}

describe("settings of Nova in YAML", () => {
  it("are found in OpenStack-Ansible's overrides, as Python prints the values", () => {
    const yaml = `---
openstack_release: master
nova_nova_conf_overrides:
  DEFAULT:
    use_cow_images: no
    debug: true
    resize_confirm_window: 10
    cpu_allocation_ratio: 2.0
    ram_allocation_ratio: 1.50
    instances_path: "/var/lib/nova/instances"
    compute_monitors: [cpu.virt_driver, x]
    preallocate_images: &space space
    my_ip: "{{ management_address }}"
    transport_url: !vault |
      616263
    image_handlers: {a: b}
    rootwrap_config:
    boot_time: 2024-01-01
    mode: 0644
    big: 12345678
    long: |
      two
      lines
  libvirt:
    images_type: flat
    disk_cachemodes: 'file=none'
`;
    assert.deepEqual(texts(yaml), [
      `[DEFAULT]
use_cow_images = False
debug = True
resize_confirm_window = 10
cpu_allocation_ratio = 2.0
ram_allocation_ratio = 1.5
instances_path = /var/lib/nova/instances
compute_monitors = cpu.virt_driver,x
preallocate_images = space
my_ip = {{ unknown }}
transport_url = {{ unknown }}
image_handlers = {{ unknown }}
rootwrap_config = {{ unknown }}
boot_time = {{ unknown }}
mode = {{ unknown }}
big = {{ unknown }}
long = {{ unknown }}
[libvirt]
images_type = flat
disk_cachemodes = file=none
`,
    ]);
  });

  it("are found in openstack-helm's values, as Go prints them, and null means absent", () => {
    const yaml = `conf:
  nova:
    DEFAULT:
      debug: yes
      cpu_allocation_ratio: 3.0
      osapi_compute_listen_port: null
    pci:
      alias:
        type: multistring
        values:
          - '{"name": "a"}'
          - '{"name": "b"}'
    libvirt:
      cpu_models: [a, b]
      disk_cachemodes: {type: csv, values: [file=none, block=none]}
`;
    const expected = `[DEFAULT]
debug = true
cpu_allocation_ratio = 3
[pci]
alias = {"name": "a"}
alias = {"name": "b"}
[libvirt]
cpu_models = a,b
disk_cachemodes = file=none,block=none
`;
    assert.deepEqual(texts(yaml), [expected]);
    const release = `spec:\n  values:\n${yaml.replaceAll(/^(?=.)/gm, "    ")}`;
    assert.deepEqual(texts(release), [expected]);
  });

  it("are found in nova-operator's resources, and those of other services are not", () => {
    const yaml = `apiVersion: core.openstack.org/v1beta1
kind: OpenStackControlPlane
spec:
  cinder:
    template:
      customServiceConfig: |
        [DEFAULT]
  nova:
    template:
      apiServiceTemplate:
        customServiceConfig: |
          # api
          [DEFAULT]
          debug=True
      cellTemplates:
        cell1:
          conductorServiceTemplate:
            customServiceConfig: "[conductor]\\nworkers = 2\\n"
          metadataServiceTemplate:
            customServiceConfig: ""
---
apiVersion: nova.openstack.org/v1beta1
kind: NovaCompute
spec:
  customServiceConfig: >
    [libvirt]

    images_type=flat
---
apiVersion: placement.openstack.org/v1beta1
kind: PlacementAPI
spec:
  customServiceConfig: |
    [DEFAULT]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: nova-extra-config
data:
  25-nova-disks.conf: |
    [libvirt]
    images_type = flat
  30-fast.conf: |
    [compute]
  README: |
    [x]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
data:
  my.conf: |
    [libvirt]
`;
    assert.deepEqual(texts(yaml), [
      "# api\n[DEFAULT]\ndebug=True\n",
      "[conductor]\nworkers = 2\n",
      "[libvirt]\nimages_type=flat\n",
      "[libvirt]\nimages_type = flat\n",
      "[compute]\n",
    ]);
  });

  it("come through anchors, and what a merge brings in is not guessed", () => {
    const yaml = `base: &base
  images_type: flat
mode: &mode file=none
nova_nova_conf_overrides:
  libvirt:
    <<: *base
    virt_type: kvm
  DEFAULT: *base
  compute:
    x: *mode
`;
    assert.deepEqual(texts(yaml), ["[libvirt]\n[DEFAULT]\n[compute]\nx = file=none\n"]);
  });

  it("are not looked for in YAML that is not well-formed, and other documents beside it count", () => {
    const good = "nova_nova_conf_overrides:\n  DEFAULT: {debug: true}\n";
    assert.deepEqual(texts(`${good}---\nnova_nova_conf_overrides: [\n`), [
      "[DEFAULT]\ndebug = True\n",
    ]);
    assert.deepEqual(texts("nova_nova_conf_overrides:\n  DEFAULT:\n    a: 1\n    a: 2\n"), []);
    assert.deepEqual(texts("nova_nova_conf_overrides: text\n"), []);
  });

  it("are not suspected in YAML of other people", () => {
    for (const text of [
      "",
      "a: 1\n",
      "conf:\n  cinder:\n    DEFAULT: {}\n",
      "kind: ConfigMap\ndata:\n  nginx.conf: x\n",
      "services:\n  nova:\n    image: x\n",
    ]) {
      assert.equal(mayHoldNova(text), false, text);
    }
  });

  it("are found in any prefix without an exception", () => {
    const yaml =
      "a: &x [1, {b: 'c'}]\nnova_nova_conf_overrides: &y\n  DEFAULT: {debug: true, b: *x}\n  libvirt:\n    images_type: \"fl\\u0061t\"\n? conf\n: nova: *y\ncustomServiceConfig: |2-\n    x\n";
    for (let end = 0; end <= yaml.length; end++) {
      for (const embedding of findEmbeddings(yaml.slice(0, end))) {
        const { text } = embedding;
        for (let at = 0; at <= text.length; at++) {
          const { start, end: to } = embedding.toHost({
            start: at,
            end: Math.min(at + 1, text.length),
          });
          assert.ok(start >= 0 && to <= end);
        }
      }
    }
  });
});
