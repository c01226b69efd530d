import type { Safety } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { type Repair, repairOf } from "../../oslo/repair.js";
import type { OsloError, OsloErrorKind } from "../../oslo/tree.js";

export const parseError: NovaRule = {
  id: "nova/parse-error",
  since: "0.1.0",
  severity: "error",
  summary: "A line that oslo.config cannot read, so that no Nova service starts with the file",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "no Nova service starts",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    for (const [index, error] of conf.errors.entries()) {
      const repair = repairOf(conf.file, error);
      yield {
        span: error.span,
        message: `${index === 0 ? "oslo.config stops" : "Once the errors above are mended, oslo.config stops"} at line ${error.line.toString()} with "${error.message}", so no Nova service starts with this file. ${explanation(error)}`,
        fixes:
          repair === undefined
            ? []
            : [
                {
                  ...described[repair.kind],
                  effect: "restart",
                  activates: true,
                  edits: repair.edits,
                },
              ],
      };
    }
  },
};

function explanation(error: OsloError): string {
  if (error.byteOrderMark) {
    return "The file begins with a byte order mark, which oslo.config takes for a character of the first line. Save the file as UTF-8 without it.";
  }
  return explanations[error.kind];
}

const explanations: Readonly<Record<OsloErrorKind, string>> = {
  "separator-missing":
    "A line is `name = value`, a [section], or a comment with # or ; in the first column.",
  "key-empty": "Write the option's name before the separator.",
  "continuation-unexpected":
    "An indented line continues the option right above it, and here there is none: a blank line, a comment or a header ends an option. Start the line in the first column.",
  "section-unclosed": "A header ends with its ], and nothing may follow it, not even a comment.",
  "section-unnamed": "Write the section's name between the brackets.",
  "section-missing":
    "This option stands above the first [section]; oslo.config notices where the option ends. Put a header such as [DEFAULT] above it.",
};

const described: Readonly<Record<Repair["kind"], { title: string; safety: Safety }>> = {
  "remove-mark": { title: "Remove the byte order mark", safety: "safe" },
  "move-comment": { title: "Move the comment above the section", safety: "safe" },
  "close-bracket": {
    title: "Close the section's bracket (Nova reads the file at the next start)",
    safety: "needs-care",
  },
  dedent: {
    title: "Start the indented lines in the first column (Nova obeys them after a restart)",
    safety: "needs-care",
  },
};
