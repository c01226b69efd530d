import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { childrenOf } from "./processes.js";

/** A real sshd on the loopback interface, for one throwaway key, and a client configuration that reaches it. */
export interface LoopbackSsh {
  /** The alias in the configuration. */
  readonly host: string;
  /** For `ssh -F`. */
  readonly configFile: string;
  /** The process ids of sshd's children: one for each connection. */
  connections(): number[];
  stop(): Promise<void>;
}

export interface LoopbackSshOptions {
  /** What logged-in users get as PATH. */
  readonly path?: string;
}

export async function startLoopbackSsh({ path }: LoopbackSshOptions = {}): Promise<LoopbackSsh> {
  const folder = mkdtempSync(join(tmpdir(), "vl-sshd-"));
  const file = (name: string): string => join(folder, name);
  const port = await freePort();
  for (const name of ["host_key", "user_key"]) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file(name)]);
  }
  execFileSync("cp", [file("user_key.pub"), file("authorized_keys")]);
  // Where sshd wants to separate its privileges.
  mkdirSync("/run/sshd", { recursive: true });
  writeFileSync(
    file("sshd_config"),
    [
      `Port ${port}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${file("host_key")}`,
      `AuthorizedKeysFile ${file("authorized_keys")}`,
      `PidFile ${file("sshd.pid")}`,
      "UsePAM no",
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "PermitRootLogin prohibit-password",
      // The folder is below one that everybody can write to.
      "StrictModes no",
      ...(path === undefined ? [] : [`SetEnv PATH=${path}`]),
      "",
    ].join("\n"),
  );
  const hostKey = execFileSync("cat", [file("host_key.pub")], { encoding: "utf8" });
  appendFileSync(file("known_hosts"), `[127.0.0.1]:${port} ${hostKey}`);
  writeFileSync(
    file("ssh_config"),
    [
      "Host guest",
      "  HostName 127.0.0.1",
      `  Port ${port}`,
      `  User ${userInfo().username}`,
      `  IdentityFile ${file("user_key")}`,
      "  IdentitiesOnly yes",
      `  UserKnownHostsFile ${file("known_hosts")}`,
      "  GlobalKnownHostsFile /dev/null",
      // Its key is not in any known_hosts.
      "Host stranger",
      "  HostName 127.0.0.1",
      `  Port ${port}`,
      "  UserKnownHostsFile /dev/null",
      "  GlobalKnownHostsFile /dev/null",
      // Nobody's key.
      "Host locked",
      "  HostName 127.0.0.1",
      `  Port ${port}`,
      `  IdentityFile ${file("host_key")}`,
      "  IdentitiesOnly yes",
      `  UserKnownHostsFile ${file("known_hosts")}`,
      "  GlobalKnownHostsFile /dev/null",
      "Host closed",
      "  HostName 127.0.0.1",
      `  Port ${await freePort()}`,
      "",
    ].join("\n"),
  );

  const daemon = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", file("sshd_config")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  await new Promise<void>((resolve, reject) => {
    daemon.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk;
      if (log.includes("Server listening")) resolve();
    });
    daemon.once("exit", () => {
      reject(new Error(`sshd did not start: ${log}`));
    });
  });
  return {
    host: "guest",
    configFile: file("ssh_config"),
    connections: () => childrenOf(daemon.pid ?? 0),
    stop: async () => {
      if (daemon.exitCode === null) {
        daemon.kill();
        await once(daemon, "exit");
      }
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
