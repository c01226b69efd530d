import { osNovaOptions } from "../catalog/os-nova-options.js";
import { findEmbeddings } from "../embedded/find.js";
import { hostComments } from "../embedded/host-comments.js";
import { type ConfigSet, aloneSet } from "../nova/config-set.js";
import { type Deployer, inWordsOf } from "../nova/deployer.js";
import { isKollaOverride } from "../nova/kolla.js";
import { readNovaConf } from "../nova/read.js";
import { configSetOf } from "../nova/set-of.js";
import { hasTemplateStatements, isInTemplated } from "../nova/templated.js";
import { parseOslo } from "../oslo/parse.js";
import { novaRules } from "../rules/index.js";
import { inHost } from "./embedded-rule.js";
import { novaSuppressionUnused } from "./engine-rules.js";
import { inOwnFile } from "./in-own-file.js";
import { type LintResult, type Look, Run } from "./run.js";
import { commentSuppressions } from "./suppressions.js";

/** Runs the rules of nova.conf over the text, which is read among the other files of its set. */
export function lintNovaConf(text: string, look: Look): LintResult {
  const { settings } = look;
  const file = parseOslo(text);
  const options = file.sections.flatMap((section) => section.options.map((option) => option.span));
  const run = new Run(text, look, commentSuppressions(text, file.comments, options));
  // Which of the lines count is decided elsewhere.
  if (hasTemplateStatements(file)) return { findings: [], failures: [] };
  const isKolla = isKollaOverride(settings.path);
  const conf = readNovaConf(file, settings.target.nova, configSetOf(file, settings));
  const isUnknown = isInTemplated(file);
  for (const rule of novaRules) {
    run.check(rule, conf, (finding) => {
      if (isUnknown(finding.span)) return undefined;
      const { message } = finding;
      const worded = isKolla
        ? { ...finding, message: inWordsOf("kolla-ansible", message) }
        : finding;
      return inOwnFile(conf, worded);
    });
  }
  return run.finish(novaSuppressionUnused);
}

/** Runs the rules of nova.conf over each part of YAML that holds settings of Nova; each is judged by itself. */
export function lintNovaYaml(text: string, look: Look): LintResult {
  const { settings } = look;
  const parts = findEmbeddings(text).map((embedding) => ({
    embedding,
    file: parseOslo(embedding.text),
  }));
  const options = parts.flatMap(({ embedding, file }) =>
    file.sections.flatMap((section) => section.options.map(({ span }) => embedding.toHost(span))),
  );
  const run = new Run(text, look, commentSuppressions(text, hostComments(text), options));
  for (const { embedding, file } of parts) {
    const set = { ...aloneSet(file), ...restOf(embedding.deployer) };
    const conf = readNovaConf(file, settings.target.nova, set);
    for (const rule of novaRules) run.check(inHost(rule, embedding), conf);
  }
  return run.finish(novaSuppressionUnused);
}

/**
 * What is known of the settings beside an embedding. Ansible takes one value of a variable, so the rest is what the
 * role's template sets; the others merge several files.
 */
function restOf(
  deployer: Deployer,
): Pick<ConfigSet, "complete" | "reachesCompute" | "setElsewhere"> {
  if (deployer === "openstack-ansible") {
    return { complete: true, reachesCompute: true, setElsewhere: osNovaOptions };
  }
  // Each service of nova-operator has settings of its own.
  return { complete: false, reachesCompute: deployer === "openstack-helm" };
}
