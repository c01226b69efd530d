import type { AuditRuleFinding } from "../audit/finding.js";
import type { Scene } from "../audit/machine.js";
import type { Target } from "../catalog/versions.js";
import type { LibvirtDocument } from "../domain/document.js";
import type { Domain } from "../domain/domain.js";
import type { NovaConf } from "../nova/nova-conf.js";
import type { Span } from "../text/span.js";
import type { RuleFinding, Safety } from "./finding.js";
import type { Profile, Severity } from "./severity.js";

/**
 * How well it is known what the rule says:
 * - `measured`: its page has a figure, and says where that comes from;
 * - `verified`: it is what libvirt, QEMU, oslo.config or Nova were seen to do, or what their source says;
 * - `documented`: their documentation, or that of a vendor, says so, and there is no figure.
 */
export type Evidence = "measured" | "verified" | "documented";

/** Facts about a rule; pages, settings, tables and the rule index are generated from them. */
export interface RuleMetadata<Id extends string = string> {
  readonly id: Id;
  /** The release of virt-latency that brought the rule. */
  readonly since: string;
  /** In the `latency` profile. */
  readonly severity: Severity;
  /** Where single findings are graver than `severity`: what they are at worst. */
  readonly gravest?: Severity;
  /** Where another profile judges differently; what is absent is as in `latency`. */
  readonly profiles?: Partial<Record<Profile, Severity | "off">>;
  /** One line, Markdown, no full stop. */
  readonly summary: string;
  /** Where the fact comes from; the first is the most useful for a user. */
  readonly references: readonly string[];
  /** What it costs while nothing is done about it, in a few words, with a figure only where one was measured. */
  readonly cost: string;
  readonly evidence: Evidence;
  /** The mildest safety of the fixes that the rule offers. */
  readonly fix: Safety | "none";
}

/**
 * True for a place where the user switched this rule off. Findings that start there are dropped anyway; a rule that
 * speaks of several places in one finding asks, so that neither the finding nor its fix touches such a place.
 */
export type Skip = (place: Span) => boolean;

/**
 * A rule is a pure function from a model to findings. It knows the model and the target versions and nothing else:
 * no syntax, no settings, no other rule. It never throws and never reports what it cannot know.
 */
export interface Rule<Id extends string, Model> extends RuleMetadata<Id> {
  check(model: Model, target: Target, skip: Skip): Iterable<RuleFinding>;
}

/** A rule for XML, which most files give no cause to start. */
export interface XmlRule<Model> extends Rule<`domain/${string}`, Model> {
  /** Names of elements and attributes, without prefixes: a text that has none of them gives the rule nothing to report. */
  readonly about?: readonly string[];
}

/** Called once for each domain that runs on QEMU, in whatever document it stands. */
export interface DomainRule extends XmlRule<Domain> {
  /** It looks at single devices and nothing else, so it is as right about a device that is alone in its file. */
  readonly contextFree?: true;
}

/** Called once for each document of libvirt's, whatever its kind. */
export type DocumentRule = XmlRule<LibvirtDocument>;

/** Called once for each nova.conf. */
export type NovaRule = Rule<`nova/${string}`, NovaConf>;

/**
 * Called once for each audit. It reports what is outside of the files: what a machine told of itself. It never throws and is
 * silent about what it was not told.
 */
export interface AuditRule extends RuleMetadata<`audit/${string}`> {
  check(scene: Scene): Iterable<AuditRuleFinding>;
}
