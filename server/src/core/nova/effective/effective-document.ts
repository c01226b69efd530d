import type { Target } from "../../catalog/versions.js";
import { LineIndex } from "../../text/line-index.js";
import type { NovaConf } from "../nova-conf.js";
import { effectiveXml, notShown } from "./effective-xml.js";
import type { GuestAssumptions } from "./guest.js";
import type { EffectiveLine } from "./line.js";
import type { Cause, Origin } from "./origin.js";

/** The XML with what it came from, for a person or a program; or why there is none. */
export type EffectiveDocument =
  | {
      readonly kind: "known";
      /** In the order in which the service reads them. */
      readonly files: readonly string[];
      readonly assumptions: readonly string[];
      readonly notShown: readonly string[];
      readonly lines: readonly ExplainedLine[];
    }
  | {
      readonly kind: "unknown";
      readonly files: readonly string[];
      readonly reasons: readonly string[];
    };

export interface ExplainedLine extends Pick<EffectiveLine, "text" | "title" | "isShown"> {
  /** Such as `cache='none' <- [libvirt] disk_cachemodes = file=none (nova.conf:12)`. */
  readonly origins: readonly ExplainedOrigin[];
}

export interface ExplainedOrigin {
  readonly what: string;
  readonly causes: readonly ExplainedCause[];
}

/** A cause with its place as people name it. */
export interface ExplainedCause {
  readonly kind: Cause["kind"];
  readonly text: string;
  /** The file and the line, counted from 1, for an option that is set. */
  readonly file?: string;
  readonly line?: number;
}

/** `name` is what the file in hand is called; the others have their own names. */
export function effectiveDocument(
  conf: NovaConf,
  name: string,
  options: { readonly guest: GuestAssumptions; readonly target: Target },
): EffectiveDocument {
  const files = conf.set.files.map(({ named }) => named?.name ?? name);
  const xml = effectiveXml(conf, options.guest, options.target);
  if (xml.kind === "unknown") return { ...xml, files };
  const explainer = new Explainer(conf, name);
  return {
    kind: "known",
    files,
    assumptions: xml.assumptions,
    notShown,
    lines: xml.lines.map(({ text, title, isShown, origins }) => ({
      text,
      ...(title !== undefined && { title }),
      isShown,
      origins: origins.map((origin) => explainer.origin(origin)),
    })),
  };
}

/** Names the line of each option; the lines of a file are counted once. */
class Explainer {
  readonly #conf: NovaConf;
  readonly #name: string;
  readonly #indexes = new Map<string, LineIndex>();

  constructor(conf: NovaConf, name: string) {
    this.#conf = conf;
    this.#name = name;
  }

  origin({ what, causes }: Origin): ExplainedOrigin {
    return { what, causes: causes.map((cause) => this.#cause(cause)) };
  }

  #cause(cause: Cause): ExplainedCause {
    const { kind } = cause;
    if (cause.kind === "option") {
      const file = cause.place.file?.name ?? this.#name;
      const line = this.#indexOf(cause.place.file?.text ?? this.#conf.file.text, file);
      return {
        kind,
        text: `[${cause.group}] ${cause.name} = ${oneLine(cause.value)}`,
        file,
        line: line.positionAt(cause.place.span.start).line + 1,
      };
    }
    if (cause.kind === "default") {
      const so = cause.value === "" ? "" : `, so ${cause.value}`;
      return { kind, text: `[${cause.group}] ${cause.name} is not set${so}` };
    }
    if (cause.kind === "image-property") {
      return { kind, text: `image property ${cause.name}=${cause.value}` };
    }
    return { kind, text: cause.kind === "assumption" ? `assumed: ${cause.text}` : cause.text };
  }

  #indexOf(text: string, file: string): LineIndex {
    const index = this.#indexes.get(file) ?? new LineIndex(text);
    this.#indexes.set(file, index);
    return index;
  }
}

function oneLine(value: string): string {
  return value.replaceAll(/\s*\n\s*/g, " ");
}
