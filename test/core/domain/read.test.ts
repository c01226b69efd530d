import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Domain } from "../../../server/src/core/domain/domain.js";
import { readDocuments, readDomains } from "../../../server/src/core/domain/read.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";

function read(text: string): Domain {
  const [domain, ...others] = readDocuments(parseXml(text)).flatMap(readDomains);
  assert.ok(domain !== undefined && others.length === 0);
  return domain;
}

describe("which domains are read", () => {
  const names = (text: string): readonly (string | undefined)[] =>
    readDocuments(parseXml(text))
      .flatMap(readDomains)
      .map(({ name }) => name);

  it("those of kvm and qemu, several in one document", () => {
    assert.deepEqual(
      names(
        "<domain type='kvm'><name> a </name></domain>\n<domain type='qemu'><name>b</name></domain>",
      ),
      ["a", "b"],
    );
  });
  it("none of another hypervisor, and none without a type", () => {
    assert.deepEqual(names("<domain type='xen'/><domain type='{{ type }}'/><domain/>"), []);
  });
  it("that of a snapshot, and of its two the one for the next start", () => {
    const domain = (name: string): string => `type='kvm'><name>${name}</name>`;
    const running = `<domain ${domain("a")}</domain>`;
    const inactive = `<inactiveDomain ${domain("b")}</inactiveDomain>`;
    assert.deepEqual(names(`<domainsnapshot>${running}</domainsnapshot>`), ["a"]);
    assert.deepEqual(names(`<domainsnapshot>${running}${inactive}</domainsnapshot>`), ["b"]);
  });
  it("none that libvirt only keeps a note of", () => {
    assert.deepEqual(names("<domstatus><domain type='kvm' id='1'/></domstatus>"), []);
  });
  it("that around a device which is alone in its file", () => {
    const [domain, ...others] = readDocuments(
      parseXml("<disk type='block'><target dev='vdb'/></disk>"),
    ).flatMap(readDomains);
    assert.deepEqual(
      [domain?.kind, domain?.disks.map(({ name }) => name), others],
      ["device", ["vdb"], []],
    );
  });
  it("none in an empty text", () => {
    assert.deepEqual(names(""), []);
  });
});

describe("the domain itself", () => {
  it("is taken for x86 with one vCPU when nothing is written", () => {
    const { arch, guestOs, machine, manager, name, type, vcpus } = read("<domain type='kvm'/>");
    assert.deepEqual(
      { arch, guestOs, machine, manager, name, type, vcpus },
      {
        arch: "x86_64",
        guestOs: undefined,
        machine: { name: undefined, version: undefined },
        manager: undefined,
        name: undefined,
        type: "kvm",
        vcpus: 1,
      },
    );
  });
  it("has the most vCPUs, whatever is online", () => {
    assert.equal(read("<domain type='kvm'><vcpu current='2'>8</vcpu></domain>").vcpus, 8);
    assert.equal(read("<domain type='kvm'><vcpu>{{ vcpus }}</vcpu></domain>").vcpus, undefined);
  });
  it("has the architecture that its machine type implies", () => {
    const arch = (machine: string): string =>
      read(`<domain type='kvm'><os><type machine='${machine}'>hvm</type></os></domain>`).arch;
    assert.deepEqual(["pc-q35-7.2", "virt-7.2", "pseries-7.2", "s390-ccw-virtio-7.2"].map(arch), [
      "x86_64",
      "aarch64",
      "ppc64",
      "s390x",
    ]);
  });
  it("has the QEMU release of its machine type, also of a vendor's that is known", () => {
    const version = (machine: string): string | undefined =>
      read(`<domain type='kvm'><os><type machine='${machine}'/></os></domain>`).machine.version;
    assert.deepEqual(
      [
        "pc-i440fx-2.11",
        "pc-q35-7.2",
        "pc-q35-4.0.1",
        "virt-6.2",
        "s390-ccw-virtio-7.2",
        "q35",
        "pc",
        "pc-i440fx-rhel7.6.0",
        "pc-q35-rhel8.3.0",
        "pc-q35-rhel8.4.0",
        "pc-i440fx-bionic-hpb",
        "pc-q35-focal",
        "pc-q35-jammy-hpb-maxcpus",
      ].map(version),
      ["2.11", "7.2", "4.0.1", "6.2", "7.2", undefined, undefined].concat([
        "2.12",
        "5.1",
        "5.2",
        "2.11",
        "4.0",
        "6.2",
      ]),
    );
    assert.deepEqual(
      [
        "pc-q35-rhel10.0.0",
        "pc-q35-rhel8.3.1",
        "pc-q35-hirsute",
        "pc-q35-focal-mine",
        "pseries-focal",
        "virt-rhel8.2.0",
        "rhel6.6.0",
        "pc-q35-constructor",
      ].map(version),
      Array.from({ length: 8 }, () => undefined),
    );
  });
});

describe("the guest's operating system", () => {
  const os = (inside: string): string | undefined =>
    read(`<domain type='kvm'>${inside}</domain>`).guestOs;
  const libosinfo = (id: string): string =>
    `<metadata><libosinfo:libosinfo xmlns:libosinfo="x"><libosinfo:os id="${id}"/></libosinfo:libosinfo></metadata>`;

  it("is what libosinfo says", () => {
    assert.equal(os(libosinfo("http://microsoft.com/win/2k22")), "windows");
    assert.equal(os(libosinfo("http://debian.org/debian/12")), "linux");
    assert.equal(os(libosinfo("http://freebsd.org/freebsd/14.0")), undefined);
  });
  it("is Windows where only Windows has the setting", () => {
    assert.equal(os("<features><hyperv><relaxed state='on'/></hyperv></features>"), "windows");
    assert.equal(os("<clock offset='localtime'/>"), "windows");
    assert.equal(
      os("<clock offset='utc'><timer name='hypervclock' present='yes'/></clock>"),
      "windows",
    );
    assert.equal(
      os("<clock offset='utc'><timer name='hypervclock' present='no'/></clock>"),
      undefined,
    );
  });
  it("is not Windows where QEMU has what macOS asks for", () => {
    const smc = "<q:commandline><q:arg value='isa-applesmc,osk=x'/></q:commandline>";
    assert.equal(os(`<features><hyperv/></features>${smc}`), undefined);
  });
});

describe("who writes the XML", () => {
  const manager = (inside: string): string | undefined =>
    read(`<domain type='kvm' xmlns:o='http://ovirt.org/vm/1.0'>${inside}</domain>`).manager;

  it("is known by the metadata's namespace, under any prefix", () => {
    assert.equal(
      manager(
        '<metadata><n:instance xmlns:n="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>',
      ),
      "nova",
    );
    assert.equal(manager("<metadata><o:vm/></metadata>"), "ovirt");
    assert.equal(
      manager('<metadata><kubevirt xmlns="http://kubevirt.io"/></metadata>'),
      "kubevirt",
    );
    assert.equal(
      manager('<metadata><nova:instance xmlns:nova="http://example.org/nova"/></metadata>'),
      undefined,
    );
  });
  it("is Vagrant by its description", () => {
    assert.equal(manager("<description>Source: /home/u/b/Vagrantfile</description>"), "vagrant");
    assert.equal(manager("<description>not from a Vagrantfile</description>"), undefined);
  });
  it("is nobody where virt-manager or Cockpit made it, since they keep what a user edits", () => {
    assert.equal(
      manager(
        '<metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"/></metadata>',
      ),
      undefined,
    );
  });
});
