import type { Hypervisor } from "../core/benchmark/target.js";
import type { Problem } from "../core/benchmark/problem.js";
import { attributeOf } from "../core/domain/written.js";
import { parseXml } from "../core/xml/parse.js";
import { child } from "../core/xml/query.js";
import { type Found, findGuest, hypervisorHost } from "./find-guest.js";
import { isAnswered, virsh } from "./virsh.js";

/** A definition that would take the place of another one. */
export interface Definition {
  readonly name: string;
  readonly uuid: string;
  /** As virsh says it. */
  readonly state: string;
  /** What is defined now, as `virsh dumpxml --inactive` prints it. */
  readonly before: string;
  /** What would be defined: the file. */
  readonly after: string;
}

interface Access {
  readonly sshConfig: string | null;
  readonly signal: AbortSignal;
}

/**
 * Prepares to give a guest the definition in a file. Reads only. What cannot end well is a problem: a guest that is not
 * there, a file that describes a running guest or another one, or one that would lose a password.
 */
export async function prepareDefinition(
  hypervisor: Hypervisor,
  text: string,
  access: Access,
): Promise<Found<Definition>> {
  const { roots, errors } = parseXml(text);
  const [domain, ...more] = roots.filter(({ name }) => name === "domain");
  if (domain === undefined || more.length > 0 || errors.length > 0) {
    return problem(
      "The file is not one well-formed domain.",
      "Mend it first: virt-latency check FILE",
    );
  }
  if (attributeOf(domain, "id") !== undefined) {
    return problem(
      "The file describes a running guest (<domain id=...>), with what libvirt made for that run.",
      "Take the definition instead: virsh dumpxml --inactive",
    );
  }
  const uuid = child(domain, "uuid")?.text.trim() ?? "";
  const name = child(domain, "name")?.text.trim() ?? "";
  if (uuid === "" || name === "") {
    return problem(
      "The file has no <name> or no <uuid>, so it is not certain which guest it is.",
      "Copy both from virsh dumpxml --inactive.",
    );
  }
  const { found, problem: trouble } = await findGuest(
    { kind: "guest", hypervisor, domain: uuid },
    access,
  );
  if (found === undefined) return { problem: trouble };
  if (found.inactiveXml === null) {
    return problem(`The guest ${found.name} is transient: it has no definition.`, "");
  }
  if (found.name !== name) {
    return problem(
      `The file calls the guest ${name}; its name is ${found.name}.`,
      "Rename a guest with virsh domrename.",
    );
  }
  const secret = await virsh(
    hypervisorHost(hypervisor, access.sshConfig),
    hypervisor.uri,
    [["dumpxml", uuid, "--inactive", "--security-info"]],
    { signal: access.signal },
  );
  const [full] = isAnswered(secret) ? secret : [];
  if (full?.error !== "") {
    return problem(
      `libvirt does not show the whole definition of ${name}${full === undefined ? "" : `: ${full.error}`}.`,
      "That and a new definition need a connection with the right to write: root, or the group libvirt.",
    );
  }
  if (passwords(full.output) > passwords(text)) {
    return problem(
      "The guest has a password (of VNC, SPICE or the like) that the file lacks, and would lose it.",
      "Take the text that virsh edit shows, or virsh dumpxml --inactive --security-info.",
    );
  }
  return {
    found: {
      name,
      uuid,
      state: found.state,
      before: oneEnd(found.inactiveXml),
      after: oneEnd(text),
    },
  };
}

/** Gives the guest its new definition, which libvirt checks against its schema. What runs is not touched. */
export async function defineGuest(
  hypervisor: Hypervisor,
  { name, after }: Definition,
  { sshConfig, signal }: Access,
): Promise<Problem | undefined> {
  const host = hypervisorHost(hypervisor, sshConfig);
  const calls = [["define", "--validate", "/dev/stdin"]];
  const answers = await virsh(host, hypervisor.uri, calls, { signal, input: after });
  const [answer] = isAnswered(answers) ? answers : [];
  if (answer?.error === "") return undefined;
  return {
    code: "hypervisor",
    message: `libvirt did not take the definition of ${name}: ${answer?.error ?? "no answer came"}.`,
    hint: "Nothing was changed unless the connection broke; see virsh dumpxml --inactive.",
  };
}

/** virsh prints an empty line after a document. */
function oneEnd(text: string): string {
  return `${text.trimEnd()}\n`;
}

function passwords(xml: string): number {
  return [...xml.matchAll(/\spasswd\s*=/g)].length;
}

function problem(message: string, hint: string): { readonly problem: Problem } {
  return { problem: { code: "hypervisor", message, hint } };
}
