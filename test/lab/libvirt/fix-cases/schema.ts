import { disk, guest, native, vda, volume } from "../slow-guests.js";
import type { FixCases } from "./fix-case.js";

const refusedBySchema = /Relax-NG validity error/;

/** Rules about what libvirt's schema refuses; `virsh define` drops some of it without a word. */
export const schemaCases: FixCases = {
  "domain/attribute-unknown": {
    "a misspelt cache mode": {
      guest: guest({ devices: disk(volume, vda, "cahce='none' io='threads'") }),
      schema: refusedBySchema,
      before: { [volume]: "virtio-blk-pci; threads; page cache; main loop" },
      after: {
        "Rename to 'cache' (libvirt then obeys it)": {
          [volume]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/element-unknown": {
    "a misspelt number of iothreads": {
      guest: guest({
        extra: "  <iothread>1</iothread>\n",
        devices: disk(volume, vda, native),
      }),
      schema: refusedBySchema,
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; main loop" },
      after: {
        "Rename to <iothreads> (libvirt then obeys it)": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/value-unknown": {
    "a misspelt cache mode": {
      guest: guest({ devices: disk(volume, vda, "cache='nonee' io='threads'") }),
      schema: refusedBySchema,
      before: /Invalid value for attribute 'cache' in element 'driver': 'nonee'/,
      after: {
        "Use 'none' (libvirt then obeys it)": {
          [volume]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
      },
    },
  },
};
