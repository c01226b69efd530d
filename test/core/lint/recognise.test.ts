import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { recognise } from "../../../server/src/core/lint/recognise.js";

describe("recognise", () => {
  it("knows domain XML by its root, whatever the name of the file", () => {
    assert.equal(recognise("<domain type='kvm'>", "/tmp/virshABC123"), "libvirt-xml");
    assert.equal(
      recognise("\uFEFF<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE domain>\n<domain/>"),
      "libvirt-xml",
    );
  });

  it("knows the other documents that operators write for libvirt", () => {
    for (const text of [
      "<disk type='file' device='disk'><source file='/a.img'/><target dev='vdb'/></disk>",
      "<interface type='network'><source network='default'/></interface>",
      "<controller type='scsi' model='virtio-scsi'/>",
      "<hostdev mode='subsystem' type='pci'/>",
      "<memballoon model='none'/>",
      "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
      "<domainsnapshot/>",
      "<domaincheckpoint/>",
      "<domainbackup/>",
      "<domstatus/>",
      "<volume><name>a</name><capacity>1</capacity></volume>",
      "<pool type='dir'><name>a</name></pool>",
      "<network><name>a</name><bridge name='virbr0'/></network>",
      "<disk type='{{ type }}'>\n{% if source %}<source file='{{ source }}'/>{% endif %}</disk>",
    ]) {
      assert.equal(recognise(text, "a.xml"), "libvirt-xml", text);
    }
  });

  it("knows what libvirt only tells, to leave it in peace", () => {
    for (const text of [
      "<capabilities><host/></capabilities>",
      "<domainCapabilities/>",
      "<cpu><arch>x86_64</arch></cpu>",
      "<networkport/>",
      "<filter name='a'><rule/></filter>",
      "<interface type='bridge' name='br0'><start mode='onboot'/></interface>",
      "<interface type='ethernet' name='eth0'><mac address='52:54:00:00:00:01'/><mtu size='1492'/><start mode='none'/></interface>",
    ]) {
      assert.equal(recognise(text, "a.xml"), "libvirt-xml", text);
      assert.deepEqual(lint(text, "libvirt-xml").findings, [], text);
    }
  });

  it("leaves other programs' XML alone, whose roots have the same names", () => {
    for (const text of [
      "<interface><requires lib='gtk' version='4.0'/><object class='GtkWindow'/></interface>",
      "<interface name='org.freedesktop.DBus'><method name='Hello'/></interface>",
      "<network><node id='1'/></network>",
      "<pool><worker/></pool>",
      "<volume><label>Backup</label></volume>",
      "<controller><name>main</name></controller>",
      "<disk><partition/></disk>",
      "<channel><title>News</title></channel>",
      "<input type='text' name='q'/>",
      "<video src='a.webm'/>",
      "<filter><filter-name>auth</filter-name></filter>",
      "<memory/>",
    ]) {
      assert.equal(recognise(text, "a.xml"), undefined, text);
    }
  });

  it("knows a template by its root, whatever the template's language puts before it", () => {
    for (const start of [
      "{# managed by Ansible #}\n",
      "{{ ansible_managed | comment('xml') }}\n",
      "{% for vm in vms %}",
      "<%# of the box %>\n<% if x %>",
      "{{- define `domain` -}}\n",
    ]) {
      assert.equal(recognise(`${start}<domain type='kvm'>`, "vm.xml.j2"), "libvirt-xml", start);
    }
  });

  it("leaves other XML alone, even under a name of ours", () => {
    assert.equal(recognise("<project/>", "pom.xml"), undefined);
    assert.equal(recognise("<domains/>", "nova.conf"), undefined);
  });

  it("knows nova.conf by its path", () => {
    for (const path of [
      "/etc/nova/nova.conf",
      "nova-compute.conf",
      "slow-nova.conf",
      "C:\\etc\\nova\\nova.conf",
      "/etc/nova/nova.conf.d/10-disk.conf",
    ]) {
      assert.equal(recognise("", path), "nova-conf", path);
    }
    for (const path of ["nova.conf.rpmsave", "supernova.conf", "neutron.conf", "nova.confd/x"]) {
      assert.equal(recognise("[DEFAULT]\n", path), undefined, path);
    }
  });

  it("leaves the files of other programs alone, however much their names are like Nova's", () => {
    for (const [path, text] of [
      [
        "/etc/init/nova-compute.conf",
        'description "Nova"\nauthor "X"\n\nstart on runlevel [2345]\n',
      ],
      [
        "/etc/httpd/conf.d/00-nova-api.conf",
        "Listen 8774\n\n<VirtualHost *:8774>\n  SetEnv a=b\n</VirtualHost>\n",
      ],
      ["/etc/nova/nova-rootwrap.conf", "[DEFAULT]\nfilters_path = /etc/nova/rootwrap.d\n"],
      ["/src/nova-config-generator.conf", "[DEFAULT]\noutput_file = nova.conf.sample\n"],
      ["/etc/pycadf/nova_api_audit_map.conf", "[DEFAULT]\ntarget_endpoint_type = None\n"],
    ] as const) {
      assert.equal(recognise(text, path), undefined, path);
    }
  });

  it("knows a nova.conf that is being typed or has a slip above its sections", () => {
    assert.equal(recognise("images_ty", "/etc/nova/nova.conf"), "nova-conf");
    assert.equal(recognise("x\ny\n[DEFAULT]\n", "/etc/nova/nova.conf"), "nova-conf");
  });

  it("knows nova.conf without a path by its sections", () => {
    assert.equal(recognise("# x\n[libvirt]\nvirt_type = kvm\n"), "nova-conf");
    assert.equal(recognise("[section]\nkey = value\n"), undefined);
    assert.equal(recognise(""), undefined);
  });

  it("is done with any prefix of a comment or declaration", () => {
    const text = "<?xml version='1.0'?><!-- a --><!DOCTYPE d><domain>";
    for (let end = 0; end <= text.length; end++) recognise(text.slice(0, end));
  });
});
