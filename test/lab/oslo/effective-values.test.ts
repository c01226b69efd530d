import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import type { Settings } from "../../../server/src/core/nova/settings.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { seededRandom } from "../../support/seeded-random.js";
import { startRealOslo } from "./real-oslo.js";

/*
 * Which of several lines counts: what our model says of an option, against what a service of nova 26 that is started with
 * the file gets. Present and deprecated names, sections in several cases and pieces, repeated lines, defaults.
 */

/** How the model is asked, by the type of the option. */
const options = [
  ["DEFAULT", "debug", "boolean"],
  ["DEFAULT", "log_dir", "text"],
  ["DEFAULT", "use_cow_images", "boolean"],
  ["DEFAULT", "preallocate_images", "text"],
  ["DEFAULT", "initial_cpu_allocation_ratio", "float"],
  ["libvirt", "images_type", "text"],
  ["libvirt", "virt_type", "text"],
  ["libvirt", "num_pcie_ports", "integer"],
  ["libvirt", "rbd_user", "text"],
  ["image_cache", "manager_interval", "integer"],
  ["vnc", "novncproxy_port", "integer"],
] as const;

describe("the value of an option", () => {
  const oslo = startRealOslo();
  after(() => oslo.close());

  it("is the one that a service gets, in 1500 generated files", async () => {
    const names = options.map(([group, name]) => [group, name] as const);
    let known = 0;
    for (const text of files(1500)) {
      const real = await oslo.effective(text, names);
      const { settings } = readNovaConf(parseOslo(text), "26");
      for (const [index, [group, name, type]] of options.entries()) {
        const value = valueOf(settings, group, name, type);
        // What a value of several lines or with slips means, the model leaves open.
        if (value === undefined) continue;
        known++;
        assert.equal(value, real[index], `[${group}] ${name} in ${JSON.stringify(text)}`);
      }
    }
    assert.ok(known > 8_000, `${known.toString()} values`);
  });
});

function valueOf(
  settings: Settings,
  group: string,
  name: string,
  type: (typeof options)[number][2],
): unknown {
  const { entry, value } = settings[type](group, name);
  // A value of free text or a choice is taken as it is written; whether it is one is another test's question.
  return entry?.option.value === "" && type !== "text" ? undefined : value;
}

function files(count: number): readonly string[] {
  const random = seededRandom(1108);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  return Array.from({ length: count }, () => {
    const lines = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      random() < 0.3 ? pick(headers) : pick(assignments),
    );
    return ["[DEFAULT]", ...lines, ""].join(pick(["\n", "\r\n"]));
  });
}

const headers = [
  "[DEFAULT]",
  "[default]",
  "[libvirt]",
  "[LibVirt]",
  "[ libvirt ]",
  "[image_cache]",
  "[vnc]",
  "# note",
  "",
] as const;

const assignments = [
  "debug = True",
  "debug = no",
  "debug: ON",
  "log_dir = /var/log/a",
  "log_dir = '/var/log/b'",
  "logdir = /var/log/c",
  "log-dir = /var/log/d",
  "use_cow_images = False",
  "use_cow_images = 1",
  "Use_Cow_Images = False",
  "preallocate_images = space",
  "initial_cpu_allocation_ratio = 2.5",
  "initial_cpu_allocation_ratio = .5e1",
  "images_type = lvm",
  'images_type = "flat"',
  "images_type = qcow2",
  "virt_type = qemu",
  "num_pcie_ports = 0_8",
  "num_pcie_ports = ' 7 '",
  "rbd_user = a # b",
  "rbd_user = ''",
  "image_cache_manager_interval = 7",
  "manager_interval = 9",
  "novncproxy_port = 6081",
  "novncproxy_port = 1",
] as const;
