import { disk, guest, native, vda, volume } from "../slow-guests.js";
import type { FixCases } from "./fix-case.js";

const newerSchema = /Relax-NG validity error/;
const mainLoop = { [volume]: "virtio-blk-pci; native; O_DIRECT; main loop" };
const iothread1 = { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread1" };

/** A guest with two iothreads, and a mapping of them in its disk's `<driver>`. */
function mapped(driver: string, mapping: string): string {
  return guest({
    extra: "  <iothreads>2</iothreads>\n",
    devices: disk(volume, vda, `${native}${driver}`).replace(
      /(<driver [^>]*)\/>\n/,
      `$1>\n        <iothreads>\n${mapping}        </iothreads>\n      </driver>\n`,
    ),
  });
}

const oneForEach = "          <iothread id='1'/>\n          <iothread id='2'/>\n";

/** What libvirt knows since 9.4 (`<poll>`) and 10.0: the one of the tests drops it without a word. */
export const iothreadMappingCases: FixCases = {
  "domain/iothread-mapping-unsupported": {
    "a target that drops it, such as the libvirt of the tests": {
      target: { libvirt: "9.0" },
      guest: mapped("", oneForEach),
      schema: newerSchema,
      before: mainLoop,
      after: { "Use iothread 1 for disk 'vda' instead of the mapping": iothread1 },
    },
    "an attribute beside it": {
      target: { libvirt: "9.0" },
      guest: mapped(" iothread='1'", oneForEach),
      schema: newerSchema,
      before: iothread1,
      after: { "Remove the mapping from disk 'vda'": iothread1 },
    },
  },

  "domain/iothread-mapping-conflict": {
    "an attribute beside it": {
      isNewer: true,
      guest: mapped(" iothread='1'", oneForEach),
      schema: newerSchema,
      before: iothread1,
      after: { "Remove iothread='1' from disk 'vda'": mainLoop },
    },
    "a queue that is left out": {
      isNewer: true,
      guest: mapped(
        " queues='3'",
        `          <iothread id='1'>
            <queue id='0'/>
          </iothread>
          <iothread id='2'>
            <queue id='1'/>
          </iothread>
`,
      ),
      schema: newerSchema,
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; 3 queues; main loop" },
      after: {
        "Let QEMU share the queues of disk 'vda' out": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; 3 queues; main loop",
        },
      },
    },
    "an iothread twice": {
      isNewer: true,
      guest: mapped("", `${oneForEach}          <iothread id='1'/>\n`),
      schema: newerSchema,
      before: mainLoop,
      after: { "Remove the second mention from disk 'vda'": mainLoop },
    },
  },

  "domain/iothread-polling-disabled": {
    "an iothread with a disk": {
      guest: guest({
        extra: `  <iothreads>1</iothreads>
  <iothreadids>
    <iothread id='1'>
      <poll max='0'/>
    </iothread>
  </iothreadids>
`,
        devices: disk(volume, vda, `${native} iothread='1'`),
      }),
      schema: newerSchema,
      before: iothread1,
      after: { "Let iothread 1 poll as QEMU does by default": iothread1 },
    },
  },
};
