/** A domain as `virsh dumpxml` writes it, with what else may stand in such a file: comments, CDATA, references, prefixes. */
export const exampleDomain = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Kept by hand & reviewed: disks are <fast> -->
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>db-1</name>
  <uuid>9f1a7a4c-3bbd-4d3f-9b0e-3d2f6a1a2b3c</uuid>
  <title>Größe &amp; Co &lt;prod&gt;</title>
  <description><![CDATA[<driver name='no' cache='unsafe'/> & <!-- none -->]]></description>
  <metadata>
    <note:owner xmlns:note="https://example.org/note">ops&#x40;example.org</note:owner>
  </metadata>
  <memory unit='KiB'>8388608</memory>
  <vcpu placement='static'>4</vcpu>
  <iothreads>2</iothreads>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
    <apic></apic>
  </features>
  <cpu mode='host-passthrough' check='none'/>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none' io='native'/>
      <source file='/var/lib/libvirt/images/db &quot;1&quot;.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type="block" device="disk">
      <driver name="qemu"
              type="raw"
              io='threads' />
      <source dev="/dev/vg0/log"/>
      <target dev="vdb" bus="virtio"/> <!-- the log -->
    </disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver queues='4' iothread='2'/>
    </controller>
    <interface type='bridge'>
      <mac address='52:54:00:aa:bb:cc'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
    <console type='pty'>
      <target type='serial' port='0'/>
    </console>
  </devices>
  <qemu:commandline>
    <qemu:arg value='-device'/>
    <qemu:arg value='{"driver":"virtio-rng-pci","id":"rng0"}'/>
  </qemu:commandline>
</domain>
`;
