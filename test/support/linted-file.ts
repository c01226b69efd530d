import type { Finding } from "../../server/src/core/lint/finding.js";
import type { LintedFile } from "../../server/src/core/report/linted-file.js";

/** A file with findings of the named rule, each at the first occurrence of its `at`. */
export function lintedFile(
  name: string,
  text: string,
  findings: readonly (Partial<Finding> & { readonly at: string })[] = [],
): LintedFile {
  return {
    name,
    text,
    findings: findings.map(({ at, ...rest }) => {
      const start = text.indexOf(at);
      return {
        rule: "domain/disk-cache-unsafe",
        severity: "error",
        span: { start, end: start + at.length },
        message: "Loses data.",
        related: [],
        fixes: [],
        ...rest,
      };
    }),
  };
}
