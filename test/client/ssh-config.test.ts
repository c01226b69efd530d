import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readSshConfig } from "../../client/src/benchmark/ssh-config.js";
import { sshHosts } from "../../client/src/benchmark/ssh-hosts.js";

describe("readSshConfig", () => {
  it("names hosts without patterns, once, in order", () => {
    assert.deepEqual(
      readSshConfig(`
Host db1 db2
  HostName 10.0.0.1
host=web
\tHOST "with space" *.example.org !db3 db? db1
# Host commented
Match host nobody
Host *
`),
      { hosts: ["db1", "db2", "web", "with space"], includes: [] },
    );
  });

  it("names what is included", () => {
    assert.deepEqual(readSshConfig("Include ~/.ssh/work/* other\r\nHost a\r\n"), {
      hosts: ["a"],
      includes: ["~/.ssh/work/*", "other"],
    });
  });
});

describe("sshHosts", () => {
  it("follows includes and their patterns, and a file that includes itself", async () => {
    const home = mkdtempSync(join(tmpdir(), "virt-latency-test-"));
    try {
      const write = (path: string, text: string): void => {
        writeFileSync(join(home, ".ssh", path), text);
      };
      mkdirSync(join(home, ".ssh/conf.d"), { recursive: true });
      write("config", "Include conf.d/*.conf config missing\nHost top\n");
      write("conf.d/b.conf", "Host b\n");
      write("conf.d/a.conf", `Include ${home}/.ssh/absolute\nHost a\n`);
      write("conf.d/.hidden.conf", "Host hidden\n");
      write("conf.d/a_conf", "Host other-name\n");
      write("absolute", "Include ~/.ssh/tilde\nHost absolute\n");
      write("tilde", "Host tilde top\n");
      assert.deepEqual(await sshHosts(home), ["top", "a", "absolute", "tilde", "b"]);
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it("are none where there is no configuration", async () => {
    assert.deepEqual(await sshHosts(join(tmpdir(), "no-such-home")), []);
  });
});
