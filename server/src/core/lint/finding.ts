import type { FileEdits, NamedText } from "../text/named-text.js";
import type { Span, TextEdit } from "../text/span.js";
import type { Severity } from "./severity.js";

/**
 * How much the user must know before applying a fix:
 * - `safe`: the guest sees the same hardware, and every host of the target versions accepts it;
 * - `needs-care`: the host must have something the file cannot show, or migration changes; the title names the condition;
 * - `guest-visible`: the guest sees other hardware; the title says what changes. Never part of a fix-all.
 */
export const safeties = ["safe", "needs-care", "guest-visible"] as const;
export type Safety = (typeof safeties)[number];

/** When a fix takes effect: at once, when the guest is powered off and on, or when Nova recreates or migrates the guest. */
const effects = ["live", "restart", "rebuild"] as const;
export type Effect = (typeof effects)[number];

/** Edits that belong together; they refer to the linted text, do not overlap and keep every other byte. */
export interface Fix {
  /** An imperative, such as "Use cache='none'". */
  readonly title: string;
  readonly safety: Safety;
  readonly effect: Effect;
  readonly edits: readonly TextEdit[];
  /** Edits of other files, without which `edits` must not be applied. Never part of a fix-all. */
  readonly elsewhere?: readonly FileEdits[];
  /**
   * Set where it makes libvirt or Nova obey what they passed over until then, whatever that is. `lint` then looks what
   * comes of it: what mends an error that it would cause becomes a part of the fix.
   */
  readonly activates?: true;
}

/** A fix whose edits are worked out when somebody asks for them: for many devices that takes longer than to find what is wrong. */
export function editedLater(fix: Omit<Fix, "edits">, work: () => readonly TextEdit[]): Fix {
  let edits: readonly TextEdit[] | undefined;
  return {
    ...fix,
    get edits() {
      return (edits ??= work());
    },
  };
}

/** The least safe of the fixes; `safe` without any. */
export function worstSafety(fixes: readonly Pick<Fix, "safety">[]): Safety {
  return safeties.findLast((word) => fixes.some(({ safety }) => safety === word)) ?? "safe";
}

/** When all of the fixes have taken effect. */
export function worstEffect(fixes: readonly Pick<Fix, "effect">[]): Effect {
  return effects.findLast((word) => fixes.some(({ effect }) => effect === word)) ?? "live";
}

/** Another place that belongs to a finding, such as each disk of a finding about the whole guest. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
  /** The file that `span` is in, where that is another one than the finding's. */
  readonly file?: NamedText;
}

/**
 * What a rule yields. Spans of a rule for nova.conf are those of the set of files (`ConfigSet`); `lint` keeps what lies
 * in the file in hand, and says of everything else which file it is in.
 */
export interface RuleFinding {
  /** The smallest text that the user must look at or change; never empty. */
  readonly span: Span;
  /** What is wrong in this file (with name and value), what it causes, what to do. */
  readonly message: string;
  /** Only where one rule is graver in one case than in another; the rule's own severity otherwise. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** Best first. */
  readonly fixes?: readonly Fix[];
}

/** What `lint` returns: severity decided, suppressions applied. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}
