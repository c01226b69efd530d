import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { projectRoot } from "../../../scripts/project.js";

/** Wide characters before a place on its line show whether both sides count columns alike; CRLF, whether bytes stay. */
export const guest = `<domain type='kvm'>
  <name>orders-db</name>
  <memory unit='GiB'>8</memory>
  <vcpu>4</vcpu>
  <iothreads>1</iothreads>
  <iothreadids>
    <iothread id='1'/>
  </iothreadids>
  <os>
    <type arch='x86_64' machine='pc-q35-9.0'>hvm</type>
  </os>
  <cpu mode='host-passthrough'/>
  <devices>
    <disk type='block' device='disk'>
      <!-- größer 𝕏 --> <driver name="qemu" type='raw' cache='none'  io='threads' iothread='1'/>
      <source dev='/dev/vg0/orders'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`.replaceAll("\n", "\r\n");

/** The guest with its finding mended, and its iothread renamed from 1 to 7. */
export const mendedGuest = guest
  .replace("io='threads'", "io='native'")
  .replace("id='1'", "id='7'")
  .replace("iothread='1'", "iothread='7'");

export const nova = `[DEFAULT]
compute_driver = libvirt.LibvirtDriver
[libvirt]
virt_type = kvm
cpu_mode = host-passthrough
images_type = raw
vif_driver = nova.virt.libvirt.vif.LibvirtGenericVIFDriver
disk_cachemodes = "file=writethrough"
`;

/** nova.conf with everything mended that is safe to mend. */
export const mendedNova = nova
  .replace("[libvirt]", "use_cow_images = False\n[libvirt]")
  .replace(/^vif_driver.*\n/m, "");

/** A home of its own for an editor, with the program that ships as `virt-latency` and the two files above. */
export class Workplace {
  readonly home = mkdtempSync(join(tmpdir(), "virt-latency-editor-"));

  constructor() {
    assert.ok(existsSync(join(projectRoot, "dist/cli.cjs")), "Run `npm run build` first.");
    const command = `#!/bin/sh\nexec '${process.execPath}' '${join(projectRoot, "dist/cli.cjs")}' "$@"\n`;
    this.write("bin/virt-latency", command, 0o755);
    this.write("work/guest.xml", guest);
    this.write("work/nova.conf", nova);
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.home, path)), { recursive: true });
    writeFileSync(join(this.home, path), text, { mode });
  }

  read(path: string): string {
    return readFileSync(join(this.home, path), "utf8");
  }

  /** Runs an editor to its end in the folder of the two files; what the session wrote to $SESSION_RESULT. */
  run(program: string, args: readonly string[]): unknown {
    const result = join(this.home, "seen.json");
    const { stderr, error } = spawnSync(program, args, {
      cwd: join(this.home, "work"),
      encoding: "utf8",
      timeout: 300_000,
      env: {
        PATH: `${join(this.home, "bin")}:/usr/bin:/bin`,
        HOME: this.home,
        LC_ALL: "C.UTF-8",
        SESSION_RESULT: result,
      },
    });
    assert.equal(error, undefined);
    assert.ok(existsSync(result), stderr);
    const seen: unknown = JSON.parse(readFileSync(result, "utf8"));
    const failed = v.safeParse(v.object({ problem: v.string() }), seen);
    if (failed.success) assert.fail(`${failed.output.problem}\n${stderr}`);
    return seen;
  }

  remove(): void {
    rmSync(this.home, { recursive: true });
  }
}

/** The set-up that docs/editors.md gives for an editor: its first block of that language. */
export function documentedSetup(language: string): string {
  const text = readFileSync(join(projectRoot, "docs/editors.md"), "utf8");
  const block = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "ms").exec(text)?.[1];
  assert.ok(block !== undefined, `docs/editors.md has no block of ${language}.`);
  return block;
}
