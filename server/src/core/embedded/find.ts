import {
  type Document,
  type Node,
  type ParsedNode,
  Scalar,
  type YAMLMap,
  isMap,
  isScalar,
  parseAllDocuments,
} from "yaml";
import { isKnownGroup } from "../catalog/nova-options.js";
import { isNovaFileName } from "../nova/file-name.js";
import { blockScalarEmbedding } from "./block-scalar.js";
import type { Deployer } from "../nova/deployer.js";
import type { Embedding } from "./embedding.js";
import { mayHoldNova } from "./may-hold-nova.js";
import { overrideMapEmbedding, spanOf } from "./override-map.js";
import { wholeScalarEmbedding } from "./whole-scalar.js";

/**
 * The settings of Nova in a YAML text, in its order: `nova_nova_conf_overrides` of OpenStack-Ansible, `conf.nova` of
 * openstack-helm's values, `customServiceConfig` of nova-operator's resources and ConfigMaps for its compute nodes.
 * A document that is not well-formed holds none. Never throws.
 */
export function findEmbeddings(text: string): readonly Embedding[] {
  if (!mayHoldNova(text)) return [];
  // Ansible, Helm and Kubernetes all read YAML 1.1's words for booleans.
  const documents = parseAllDocuments(text, {
    version: "1.1",
    keepSourceTokens: true,
    logLevel: "silent",
    prettyErrors: false,
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document: Document.Parsed) =>
    document.errors.length > 0 ? [] : new Finder(text, document).find(),
  );
}

class Finder {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #found: Embedding[] = [];
  readonly #kind: string;
  readonly #name: string;

  constructor(text: string, document: Document.Parsed) {
    this.#text = text;
    this.#document = document;
    this.#kind = scalarText(document.get("kind", true));
    this.#name = isMap(document.contents)
      ? scalarText(document.getIn(["metadata", "name"], true))
      : "";
  }

  find(): readonly Embedding[] {
    this.#visit(this.#document.contents, []);
    return this.#found;
  }

  #visit(node: ParsedNode | Node | null, path: readonly string[]): void {
    if (!isMap(node)) {
      if (node !== null && "items" in node) {
        for (const item of node.items) if (isNode(item)) this.#visit(item, [...path, "-"]);
      }
      return;
    }
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !isNode(value)) continue;
      const below = [...path, String(key.value)];
      if (!this.#take(value, below)) this.#visit(value, below);
    }
  }

  /** Whether the node is one of the homes, or nothing that holds one. */
  #take(node: Node, path: readonly string[]): boolean {
    const name = path.at(-1) ?? "";
    if (isMap(node)) {
      if (name === "nova_nova_conf_overrides") return this.#map(node, "openstack-ansible");
      return isHelmConf(path) && looksLikeNova(node) && this.#map(node, "openstack-helm");
    }
    if (!isScalar(node)) return false;
    if (
      (name === "customServiceConfig" && this.#isNovas(path)) ||
      (this.#kind === "ConfigMap" && path.length === 2 && this.#isConfigFile(path))
    ) {
      this.#scalar(node, "nova-operator");
    }
    return true;
  }

  /** Other services have a `customServiceConfig` too. */
  #isNovas(path: readonly string[]): boolean {
    if (this.#kind !== "") {
      return (
        this.#kind.startsWith("Nova") ||
        (this.#kind === "OpenStackControlPlane" && path[0] === "spec" && path[1] === "nova")
      );
    }
    return path[0] === "spec" && path[1] === "nova" && path[2] === "template";
  }

  /** A file of a ConfigMap that lands in nova.conf.d. */
  #isConfigFile([section = "", file = ""]: readonly string[]): boolean {
    if (section !== "data" || !file.endsWith(".conf")) return false;
    return isNovaFileName(file) || this.#name === "nova-extra-config";
  }

  #map(map: YAMLMap, deployer: Deployer): true {
    this.#found.push(
      overrideMapEmbedding({ deployer, host: this.#text, document: this.#document, map }),
    );
    return true;
  }

  #scalar(node: Scalar, deployer: Deployer): void {
    const { value, type, srcToken } = node;
    if (typeof value !== "string" || value.trim() === "" || node.tag?.startsWith("!") === true)
      return;
    if (type === Scalar.BLOCK_LITERAL && srcToken?.type === "block-scalar") {
      const header = srcToken.props.at(-1);
      const start = header && "source" in header ? header.offset + header.source.length : undefined;
      if (start !== undefined) {
        const body = { start, end: start + srcToken.source.length };
        const mapped = blockScalarEmbedding({ deployer, host: this.#text, body, value });
        if (mapped !== undefined) {
          this.#found.push(mapped);
          return;
        }
      }
    }
    this.#found.push(wholeScalarEmbedding(deployer, value, spanOf(node)));
  }
}

/** `conf.nova` of a values file, or of a resource that carries values. */
function isHelmConf(path: readonly string[]): boolean {
  const [before, conf, nova] = [path.at(-3), path.at(-2), path.at(-1)];
  return nova === "nova" && conf === "conf" && (path.length === 2 || before === "values");
}

function looksLikeNova(map: YAMLMap): boolean {
  return map.items.some(({ key }) => isScalar(key) && isKnownGroup(String(key.value)));
}

function scalarText(node: unknown): string {
  return isScalar(node) && typeof node.value === "string" ? node.value : "";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value;
}
