import type { Host, ReachProblem, RunningScript } from "./host.js";
import { bootstrap, startScript } from "./script-process.js";

export interface SshHostOptions {
  /** A host, an alias of the user's ssh configuration, or USER@HOST. Must not start with `-`. */
  readonly host: string;
  /** Null for the one of the configuration, or 22. */
  readonly port?: number | null;
  /** A host to go through, as `ssh -J` takes it (HOST, USER@HOST, with :PORT); null to go straight. */
  readonly jump?: string | null;
  /** Used instead of the user's own configuration (`ssh -F`). */
  readonly configFile: string | null;
}

/** A host that the system's OpenSSH client reaches, with the user's configuration, keys and known hosts. */
export function sshHost({ host, port = null, jump = null, configFile }: SshHostOptions): Host {
  for (const name of [host, jump ?? ""]) {
    if (name.startsWith("-")) throw new Error(`Not a host: ${name}`);
  }
  const options = [
    // No prompts: keys come from the agent or need no passphrase; an unknown host key is refused.
    "BatchMode=yes",
    "ConnectTimeout=10",
    // A dead connection is noticed after 15 seconds.
    "ServerAliveInterval=5",
    "ServerAliveCountMax=3",
    // Whatever the configuration wants for interactive use of this host.
    "RequestTTY=no",
    "RemoteCommand=none",
    "ForwardAgent=no",
    "ForwardX11=no",
    // A running master is used, but none is left behind.
    "ControlMaster=no",
  ];
  const start = (
    more: readonly string[],
    script: string,
    onOutput: (chunk: string) => void,
  ): RunningScript =>
    startScript(
      [
        "ssh",
        "-T",
        ...[...options, ...more].flatMap((option) => ["-o", option]),
        ...(configFile === null ? [] : ["-F", configFile]),
        ...(port === null ? [] : ["-p", String(port)]),
        ...(jump === null ? [] : ["-J", jump]),
        "--",
        host,
        `exec /bin/sh -c '${bootstrap(script)}'`,
      ],
      script,
      onOutput,
    );
  return {
    name: host,
    start: (script, onOutput) => start(["ClearAllForwardings=yes"], script, onOutput),
    startWithSocket: ({ here, there }, script, onOutput) =>
      start(
        [
          // A forwarding that a running master made would stay there.
          "ControlPath=none",
          // Those of the configuration are made, too, unless they are in use already.
          "ExitOnForwardFailure=no",
          "StreamLocalBindMask=0177",
          `LocalForward=${here} ${there}`,
        ],
        script,
        onOutput,
      ),
  };
}

/** Why ssh did not get to the host, from what it printed. */
export function explainSshFailure(host: string, errorOutput: string): ReachProblem {
  const lines = errorOutput.split(/\r?\n/).filter((line) => line.trim() !== "");
  for (const { pattern, problem } of known) {
    if (pattern.test(errorOutput)) return problem(host);
  }
  const last = lines.at(-1)?.trim();
  return {
    message: `Cannot reach ${host}${last === undefined ? "" : ` (ssh says: ${last})`}.`,
    hint: `See whether this works: ssh ${host} true`,
  };
}

const known: readonly {
  readonly pattern: RegExp;
  readonly problem: (host: string) => ReachProblem;
}[] = [
  {
    pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    problem: (host) => ({
      message: `The host key of ${host} is not the one your known_hosts has: this may be another machine.`,
      hint: `Find out why. If the machine was reinstalled: ssh-keygen -R ${host.replace(/^.*@/, "")}`,
    }),
  },
  {
    pattern: /Host key verification failed/,
    problem: (host) => ({
      message: `The host key of ${host} is not known yet.`,
      hint: `Log in once by hand and compare its fingerprint: ssh ${host}`,
    }),
  },
  {
    pattern: /Permission denied \(|Too many authentication failures/,
    problem: (host) => ({
      message: `${host} does not let you in without a password.`,
      hint: `Load your key into the ssh agent (ssh-add), or install it there: ssh-copy-id ${host}`,
    }),
  },
  {
    pattern: /Could not resolve hostname/,
    problem: (host) => ({
      message: `There is no host ${host}: neither in your ssh configuration nor in the DNS.`,
      hint: "Check the name, or add it to ~/.ssh/config.",
    }),
  },
  {
    pattern: /Connection refused/,
    problem: (host) => ({
      message: `${host} refuses ssh connections.`,
      hint: "Start its ssh server, or name its port in ~/.ssh/config.",
    }),
  },
  {
    pattern: /Connection timed out|No route to host|Network is unreachable|Operation timed out/,
    problem: (host) => ({
      message: `${host} does not answer.`,
      hint: "Check that it runs and that its network can be reached; name a ProxyJump in ~/.ssh/config if one is needed.",
    }),
  },
  {
    pattern: /Can't open user config file|Bad owner or permissions|Bad configuration option/,
    problem: (host) => ({
      message: "ssh does not accept its configuration.",
      hint: `See what it says: ssh ${host} true`,
    }),
  },
  {
    pattern: /spawn ssh ENOENT/,
    problem: () => ({
      message: "There is no ssh on this machine.",
      hint: "Install the OpenSSH client, for example: apt-get install openssh-client",
    }),
  },
];
