import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/** A real sshd on this machine's loopback interface, with keys made for it alone. */
export interface LoopbackSshd {
  /** An alias that `configFile` defines. */
  readonly host: string;
  /** For `ssh -F`. */
  readonly configFile: string;
  readonly port: number;
  /** Ends the daemon; sessions that are open go on until their client leaves. */
  stop(): Promise<void>;
}

/** Starts an sshd that lets the user of this process in. Its keys and files go into `folder`. */
export async function startLoopbackSshd(folder: string): Promise<LoopbackSshd> {
  const host = "loopback-guest";
  const file = (name: string): string => path.join(folder, name);
  for (const key of ["host_key", "user_key"]) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file(key)]);
  }
  const port = await freePort();
  fs.copyFileSync(file("user_key.pub"), file("authorized_keys"));
  fs.writeFileSync(
    file("known_hosts"),
    `[127.0.0.1]:${port.toString()} ${fs.readFileSync(file("host_key.pub"), "utf8")}`,
  );
  fs.writeFileSync(
    file("sshd_config"),
    lines([
      `Port ${port.toString()}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${file("host_key")}`,
      `AuthorizedKeysFile ${file("authorized_keys")}`,
      "PidFile none",
      "PermitRootLogin prohibit-password",
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "UsePAM no",
      // The folder may lie below one that others can write to, such as /tmp.
      "StrictModes no",
      "PrintMotd no",
    ]),
  );
  fs.writeFileSync(
    file("ssh_config"),
    lines([
      `Host ${host}`,
      "  HostName 127.0.0.1",
      `  Port ${port.toString()}`,
      `  User ${os.userInfo().username}`,
      `  IdentityFile ${file("user_key")}`,
      "  IdentitiesOnly yes",
      `  UserKnownHostsFile ${file("known_hosts")}`,
      "  StrictHostKeyChecking yes",
    ]),
  );
  // Debian's sshd drops its privileges into this folder, which its service creates at boot.
  if (os.userInfo().uid === 0) fs.mkdirSync("/run/sshd", { recursive: true });
  const stop = await startDaemon(file("sshd_config"));
  return { host, configFile: file("ssh_config"), port, stop };
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("No TCP port"));
        else resolve(address.port);
      });
    });
  });
}

/** Resolves when the daemon listens, to a function that ends it. */
async function startDaemon(configFile: string): Promise<() => Promise<void>> {
  // In the foreground, and talking to us. It wants to be called by its whole path.
  const daemon = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", configFile], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(daemon, "exit");
  const end = (): void => {
    daemon.kill("SIGKILL");
  };
  process.once("exit", end);
  let output = "";
  await new Promise<void>((resolve, reject) => {
    daemon.once("error", reject);
    daemon.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (output.includes("Server listening on")) resolve();
    });
    void exited.then(() => {
      reject(new Error(`sshd did not start: ${output}`));
    });
  });
  return async () => {
    end();
    process.removeListener("exit", end);
    await exited;
  };
}
