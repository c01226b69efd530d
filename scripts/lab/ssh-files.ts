import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guestFolder } from "./built.js";

/** Of root in every guest and on the hypervisor. */
const guestKey = join(guestFolder, "id_ed25519");

/** The server's and the client's side of ssh; the path of the client's configuration. */
export function writeSshFiles(folder: string, enter: readonly string[]): string {
  const file = (name: string): string => join(folder, name);
  for (const name of ["host_key", "other_host_key"]) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file(name)]);
  }
  const server = (name: string, more: readonly string[] = []): string => {
    const config = [
      `HostKey ${file("host_key")}`,
      `AuthorizedKeysFile ${guestKey}.pub`,
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "UsePAM no",
      // The folder may lie below one that others can write to, such as /tmp.
      "StrictModes no",
      "PrintMotd no",
      ...more,
    ];
    writeFileSync(file(name), `${config.join("\n")}\n`);
    return [...enter, "/usr/sbin/sshd", "-i", "-E", file("sshd.log"), "-f", file(name)].join(" ");
  };
  // Only what busybox has.
  mkdirSync(file("bare"));
  for (const applet of ["sh", "dd", "mktemp", "cat", "rm", "timeout"]) {
    execFileSync("ln", ["-s", "/bin/busybox", join(file("bare"), applet)]);
  }
  const client = (name: string, proxy: string, user: string, knownHosts: string): string[] => [
    `Host ${name}`,
    `  ProxyCommand ${proxy}`,
    `  User ${user}`,
    `  UserKnownHostsFile ${knownHosts}`,
    "  HostKeyAlias hv",
  ];
  const proxy = server("sshd_config");
  const known = (keyFile: string, name: string): string => {
    const path = file(`known_hosts_${name}`);
    writeFileSync(path, `hv ${readFileSync(`${file(keyFile)}.pub`, "utf8")}`);
    return path;
  };
  const knownHosts = known("host_key", "hv");
  const bare = server("sshd_config_bare", [`SetEnv PATH=${file("bare")}`]);
  const config = [
    ...client("hv", proxy, "root", knownHosts),
    ...client("visitor", proxy, "visitor", knownHosts),
    ...client("bare", bare, "root", knownHosts),
    ...client("impostor", proxy, "root", known("other_host_key", "impostor")),
    "Host 192.168.122.*",
    "  User root",
    `  UserKnownHostsFile ${join(guestFolder, "known_hosts")}`,
    "  HostKeyAlias lab-guest",
    "Host *",
    `  IdentityFile ${guestKey}`,
    "  IdentitiesOnly yes",
    "  GlobalKnownHostsFile /dev/null",
    "  StrictHostKeyChecking yes",
    "  BatchMode yes",
  ];
  writeFileSync(file("ssh_config"), `${config.join("\n")}\n`);
  return file("ssh_config");
}
