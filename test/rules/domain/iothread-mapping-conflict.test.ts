import { iothreadMappingConflict } from "../../../server/src/core/rules/domain/iothread-mapping-conflict.js";
import { testRule } from "../../support/test-rule.js";

const disk = (mapping: string, attributes = ""): string =>
  `<domain type='kvm'><iothreads>2</iothreads><devices><disk><driver${attributes}><iothreads>${mapping}</iothreads></driver><target dev='vda'/></disk></devices></domain>`;
const queue = (id: number): string => `<queue id='${String(id)}'/>`;

testRule(iothreadMappingConflict, {
  valid: {
    "iothreads only": disk("<iothread id='1'/><iothread id='2'/>", " queues='4'"),
    "every queue once": disk(
      `<iothread id='1'>${queue(0)}${queue(2)}</iothread><iothread id='2'>${queue(1)}</iothread>`,
      " queues='3'",
    ),
    "an empty mapping": disk("", " iothread='1'"),
    "a number of queues that a template fills in": disk(
      `<iothread id='1'>${queue(0)}</iothread>`,
      " queues='{{ queues }}'",
    ),
    "a bus without iothreads":
      "<domain type='kvm'><devices><disk><driver iothread='1'><iothreads><iothread id='1'/></iothreads></driver><target dev='sda' bus='sata'/></disk></devices></domain>",
  },
  invalid: {
    "an attribute beside it": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' iothread='1'>
                                    ^
        <iothreads><iothread id='1'/><iothread id='2'/></iothreads>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu'>
        <iothreads><iothread id='1'/><iothread id='2'/></iothreads>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "queues without a number of them": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver>
        <iothreads>
          <iothread id='1'>
            <queue id='0'/>
                       ^
          </iothread>
        </iothreads>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver>
        <iothreads>
          <iothread id='1'>
          </iothread>
        </iothreads>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "a queue out of range, twice, missing, and some without": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver queues='1'><iothreads><iothread id='1'><queue id='1'/></iothread></iothreads></driver><target dev='vda'/></disk>
                                                                    ^
    <disk><driver queues='2'><iothreads><iothread id='1'><queue id='0'/><queue id='0'/></iothread></iothreads></driver><target dev='vdb'/></disk>
                                                                                   ^
    <disk><driver queues='3'><iothreads><iothread id='1'><queue id='0'/><queue id='2'/></iothread></iothreads></driver><target dev='vdc'/></disk>
                                                      ^
    <controller type='scsi' model='virtio-scsi'><driver queues='1'><iothreads><iothread id='1'><queue id='0'/></iothread><iothread id='2'/></iothreads></driver></controller>
                                                                                                                                       ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver queues='1'><iothreads><iothread id='1'></iothread></iothreads></driver><target dev='vda'/></disk>
    <disk><driver queues='2'><iothreads><iothread id='1'></iothread></iothreads></driver><target dev='vdb'/></disk>
    <disk><driver queues='3'><iothreads><iothread id='1'></iothread></iothreads></driver><target dev='vdc'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver queues='1'><iothreads><iothread id='1'></iothread><iothread id='2'/></iothreads></driver></controller>
  </devices>
</domain>`,
    },
    "an iothread twice": {
      text: `
<domain type='kvm'>
  <devices><disk><driver><iothreads><iothread id='1'/><iothread id='2'/><iothread id='1'/></iothreads></driver><target dev='vda'/></disk></devices>
                                                                                      ^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver><iothreads><iothread id='1'/><iothread id='2'/></iothreads></driver><target dev='vda'/></disk></devices>
</domain>`,
    },
    "an iothread twice, with queues that would be lost": {
      text: `
<domain type='kvm'>
  <devices><disk><driver queues='2'><iothreads><iothread id='1'><queue id='0'/></iothread><iothread id='1'><queue id='1'/></iothread></iothreads></driver><target dev='vda'/></disk></devices>
                                                                                                        ^
</domain>`,
      fixed: null,
    },
  },
});
