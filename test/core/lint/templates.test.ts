import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { examplesBelow } from "../../../scripts/generate/rule-pages.js";
import { projectRoot } from "../../../scripts/project.js";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { recognise } from "../../../server/src/core/lint/recognise.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import type { Span } from "../../../server/src/core/text/span.js";
import type { XmlElement } from "../../../server/src/core/xml/tree.js";

const placeholder = /\{\{|\{%|<%|\$\{|%\{/;

function findings(text: string): readonly Finding[] {
  const result = lint(text, "libvirt-xml");
  assert.deepEqual(result.failures, []);
  return result.findings;
}

function rulesIn(text: string): readonly string[] {
  return findings(text).map(({ rule }) => rule);
}

describe("a template", () => {
  it("of Ansible gets findings about what it writes down, and none about what it fills in", () => {
    const text = `{# {{ ansible_managed }} #}
<domain type='kvm'>
  <name>{{ vm.name }}</name>
  <memory unit='MiB'>{{ vm.memory | default(2048) }}</memory>
  <vcpu placement='static'>{{ vm.vcpus }}</vcpu>
{% if vm.iothreads is defined %}
  <iothreads>{{ vm.iothreads }}</iothreads>
{% endif %}
  <os>
    <type arch='x86_64' machine='{{ vm.machine | default("q35") }}'>hvm</type>
  </os>
  {% include 'cpu.xml.j2' %}
  <devices>
{% for disk in vm.disks %}
    <disk type='file' device='disk'>
      <driver name='qemu' type='{{ disk.format }}' {% if disk.cache %}cache='{{ disk.cache }}'{% endif %}/>
      <source file='{{ disk.path }}'/>
      <target dev='vd{{ "abcdef"[loop.index0] }}' bus='virtio'/>
    </disk>
{% endfor %}
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writethrough'/>
      <source dev='{{ vm.data }}'/>
      <target dev='vdz' bus='virtio'/>
    </disk>
    <interface type='{{ nic_type }}'>
      <source {{ nic_source }}/>
      <model type='{{ nic_model }}'/>
      <driver queues='{{ vm.vcpus }}'/>
    </interface>
    {{ extra_devices }}
  </devices>
</domain>
`;
    assert.deepEqual(rulesIn(text), ["domain/disk-io-threads", "domain/disk-cache-writethrough"]);
  });

  it("of vagrant-libvirt is well-formed, whatever Ruby stands in it", () => {
    const text = `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name><%= @name %></name>
  <vcpu<% if @cpuset %> cpuset='<%= @cpuset %>'<% end %>><%= @cpus %></vcpu>
  <cpu mode='<%= @cpu_mode %>'>
    <%- if @cpu_mode != 'host-passthrough' -%>
    <model fallback='<%= @cpu_fallback %>'><% if @cpu_mode == 'custom' %><%= @cpu_model %><% end %></model>
    <%- end -%>
  </cpu>
  <devices>
<% @disks.each do |d| -%>
    <disk type='file' device='disk'>
      <driver name='qemu' <%= d[:driver].map { |k, v| "#{k}='#{v}'" }.join(' ') %>/>
      <source file='<%= d[:path] %>'/>
      <target dev='<%= d[:device] %>' bus='<%= d[:bus] %>'/>
    </disk>
<% end -%>
    <% if @nvram && @nics.length > 0 %>
    <interface type='network'/>
    <% end %>
  </devices>
</domain>
`;
    assert.deepEqual(
      rulesIn(text).filter((rule) => rule !== "domain/interface-model-missing"),
      [],
    );
  });

  it("of Go is read like the others", () => {
    const text = `{{- /* one guest */ -}}
<domain type="kvm">
  <name>{{ .Name }}</name>
  {{- if .IOThreads }}
  <iothreads>{{ .IOThreads }}</iothreads>
  {{- end }}
  <devices>
    {{- range $i, $d := .Disks }}
    <disk type="file" device="disk">
      <driver name="qemu" type="{{ $d.Format }}" {{ if $d.Cache }}cache="{{ $d.Cache }}"{{ end }}></driver>
      <source file="{{ $d.Path }}"></source>
      <target dev="{{ $d.Dev }}" bus="{{ $d.Bus }}"></target>
    </disk>
    {{- end }}
  </devices>
</domain>
`;
    assert.deepEqual(rulesIn(text), []);
  });

  it("of Terraform may decide about attributes and disks, and begin with a directive", () => {
    const text = `%{ for vm in vms ~}
<domain type='kvm'>
  <name>\${vm.name}</name>
  %{ if vm.iothreads > 0 }
  <iothreads>\${vm.iothreads}</iothreads>
  %{ endif }
  <devices>
  %{ for d in vm.disks ~}
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' %{ if d.native }cache='none' io='native'%{ endif }/>
      <source dev='\${d.path}'/>
      <target dev='\${d.dev}' bus='virtio'/>
    </disk>
  %{ endfor ~}
  </devices>
</domain>
%{ endfor ~}
`;
    assert.equal(recognise(text, "vm.xml.tftpl"), "libvirt-xml");
    assert.deepEqual(rulesIn(text), []);
  });

  it("of envsubst, and one with names in capitals, has values that nobody judges", () => {
    const text = `<domain type='kvm'>
  <name>GUESTNAME</name>
  <vcpu>__VCPUS__</vcpu>
  <cpu mode='\${CPU_MODE}'/>
  <clock offset='CLOCK_OFFSET'/>
  <devices>
    <disk type='DISK_TYPE' device='disk'>
      <driver name='qemu' type='raw' cache='\${CACHE}' io='IO_MODE' iothread='\${N}'/>
      <source file='__DISK_PATH__'/>
      <target dev='\${DEV}' bus='\${BUS}'/>
    </disk>
  </devices>
</domain>
`;
    assert.deepEqual(rulesIn(text), []);
  });

  describe("that opens or closes an element by conditions", () => {
    const wrapped = (inside: string): string =>
      `<domain type='kvm'>\n<devices>\n${inside}\n</devices>\n</domain>\n`;
    const cases: Readonly<Record<string, string>> = {
      "Jinja, one of several start tags": wrapped(`{%- for nic in nics %}
{% if nic.bridge %}<interface type='bridge'>{% elif nic.vlan %}
<interface type='direct'>
{% else %}<interface type='network'>{% endif %}
  <model type='virtio'/>
</interface>
{% endfor -%}`),
      "Jinja, the root": `{% if spice %}<domain type='kvm'>{% else %}<domain type='qemu'>{% endif %}</domain>`,
      "ERB, an empty element or one with children": wrapped(
        `<video><model type='qxl'<% if @gl %>><gl/></model><% else %>/><% end %></video>
<%- @nics.each do |nic| -%>
<% if nic[:up] %></interface><% end %>
<%- end -%>`,
      ),
      "Go, two end tags": wrapped(`<disk type='file'>
{{- if .ReadOnly }}<readonly/></disk>{{ else }}</disk>{{ end -}}`),
      "Handlebars, a block that nothing ends": wrapped(`{{#if up}}<interface type='network'>`),
      "Terraform, a start tag": wrapped(
        `%{ if nat ~}<interface type='network'>%{ else ~}<interface type='bridge'>%{ endif ~}</interface>`,
      ),
    };
    for (const [name, text] of Object.entries(cases)) {
      it(`is judged by nobody (${name})`, () => {
        assert.deepEqual(rulesIn(text), []);
      });
    }

    it("hides no mistake around the conditions and none in a tag", () => {
      const text =
        wrapped(`{% if a %}<disk>{% else %}<disk type=file>{% endif %}</disk></controller>
<!-- virt-latency-disable-next-line domain/disk-page-cache -->
<disk/>{# if #}{{ if_up }}<interface>`);
      assert.deepEqual(
        findings(text).map(({ rule, span }) => [rule, text.slice(span.start, span.end)]),
        [
          ["domain/xml-malformed", "file"],
          ["domain/xml-malformed", "</controller>"],
          ["domain/xml-malformed", "<interface"],
        ],
      );
    });
  });

  it("may hold nothing but a device, or be the template of a volume", () => {
    assert.deepEqual(
      rulesIn("<disk type='{{ t }}'>{{ driver }}<target dev='{{ d }}'/></disk>"),
      [],
    );
    const volume = `<volume>
  <name>{{ name }}.qcow2</name>
  <capacity unit='GiB'>{{ size }}</capacity>
  {% if preallocate %}<allocation unit='GiB'>{{ size }}</allocation>{% endif %}
  <target><format type='{{ format }}'/></target>
</volume>`;
    assert.deepEqual(rulesIn(volume), []);
  });
});

describe("a value that a template fills in", () => {
  const mutations: Readonly<Record<string, (text: string, span: Span) => string>> = {
    Jinja: (text, span) => replaced(text, span, "{{ x }}"),
    ERB: (text, span) => replaced(text, span, "<%= x %>"),
    envsubst: (text, span) => replaced(text, span, "${X:-1}"),
  };
  for (const [name, mutate] of Object.entries(mutations)) {
    it(`makes no rule fire and gets no fix (${name})`, () => {
      check(({ attributes }) => attributes.map(({ valueSpan }) => valueSpan), mutate);
    });
  }
});

describe("what a template decides about", () => {
  it("makes no rule fire for an attribute", () => {
    check(
      ({ attributes }) => attributes.map(({ span }) => span),
      (text, span) =>
        replaced(text, span, `{% if x %}${text.slice(span.start, span.end)}{% endif %}`),
    );
  });
  it("makes no rule fire for an element that it brings", () => {
    check(
      ({ parent, span }) => (parent === undefined ? [] : [span]),
      (text, span) => replaced(text, span, "{{ x }}"),
    );
  });
});

/** The examples of the rules' pages, changed in one place each: what is filled in can only make rules silent. */
function check(
  placesIn: (element: XmlElement) => readonly Span[],
  mutate: (text: string, span: Span) => string,
): void {
  const wrong: string[] = [];
  for (const text of pageExamples()) {
    const known = new Set(rulesIn(text));
    for (const span of elementsIn(parseXml(text).roots).flatMap(placesIn)) {
      const changed = mutate(text, span);
      for (const { fixes, rule } of findings(changed)) {
        if (!known.has(rule) && !allowed.has(rule)) wrong.push(`${rule} fires in:\n${changed}`);
        for (const { span: edited } of fixes.flatMap(({ edits }) => edits)) {
          assert.doesNotMatch(changed.slice(edited.start, edited.end), placeholder);
        }
      }
    }
  }
  assert.deepEqual(wrong, []);
}

/** What these say of a disk is true whatever its type and its io are going to be, but for few values that are rare. */
const allowed: ReadonlySet<string> = new Set([
  "domain/disk-iothread-missing",
  "domain/disk-page-cache",
]);

function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function elementsIn(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.flatMap((element) => [element, ...elementsIn(element.children)]);
}

function pageExamples(): readonly string[] {
  const folder = join(projectRoot, "docs/rules/domain");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .flatMap((page) => [...examplesBelow(page, "Incorrect"), ...examplesBelow(page, "Correct")])
    .filter((example) => parseXml(example).errors.length === 0);
}
