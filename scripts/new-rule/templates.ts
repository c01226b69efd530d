import { type RuleFolder, camelCase } from "../project.js";

/** The three files of a new rule, by path. Rule and page are complete but for what only their author knows. */
export function newRuleFiles(
  folder: RuleFolder,
  stem: string,
  since: string,
): Record<string, string> {
  return {
    [`server/src/core/rules/${folder}/${stem}.ts`]: rule(folder, stem, since),
    [`test/rules/${folder}/${stem}.test.ts`]: test(folder, stem),
    [`docs/rules/${folder}/${stem}.md`]: page(folder),
  };
}

function rule(folder: RuleFolder, stem: string, since: string): string {
  const { type, reference, argument } = rules[folder];
  return `import type { ${type} } from "../../lint/rule.js";

export const ${camelCase(stem)}: ${type} = {
  id: "${folder}/${stem}",
  since: "${since}",
  severity: "warning",
  summary: "What is wrong, in one line",
  references: ["${reference}"],
  cost: "what it costs, in a few words",
  evidence: "documented",
  fix: "none",

  // A generator (\`*check(${argument}) { ... yield finding; }\`) once there is something to yield.
  check: () => [],
};
`;
}

const rules: Readonly<
  Record<
    RuleFolder,
    { readonly type: string; readonly reference: string; readonly argument: string }
  >
> = {
  audit: {
    type: "AuditRule",
    reference: "https://docs.kernel.org/admin-guide/index.html",
    argument: "{ guest, host }",
  },
  domain: {
    type: "DomainRule",
    reference: "https://libvirt.org/formatdomain.html",
    argument: "domain",
  },
  nova: {
    type: "NovaRule",
    reference: "https://docs.openstack.org/nova/latest/configuration/config.html",
    argument: "conf",
  },
};

function auditTest(stem: string): string {
  const name = camelCase(stem);
  return `import { ${name} } from "../../../server/src/core/rules/audit/${stem}.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(${name}, {
  silent: {},
  fires: {
    "what is wrong": {
      facts: "${example("audit")}",
      findings: [["warning", "host"]],
      commands: [],
    },
  },
});
`;
}

function test(folder: RuleFolder, stem: string): string {
  if (folder === "audit") return auditTest(stem);
  const name = camelCase(stem);
  const depth = "../../..";
  const text = example(folder).split("\n");
  const last = text[folder === "domain" ? 3 : 1] ?? "";
  const marked = text.flatMap((line) => (line === last ? [line, markerFor(line)] : [line]));
  return `import { ${name} } from "${depth}/server/src/core/rules/${folder}/${stem}.js";
import { testRule } from "../../support/test-rule.js";

testRule(${name}, {
  valid: {},
  invalid: {
    "what is wrong": {
      text: \`
${marked.join("\n")}\`,
      fixed: null,
    },
  },
});
`;
}

function page(folder: RuleFolder): string {
  const fence = { audit: "facts", domain: "xml", nova: "ini" }[folder];
  return `<!-- generated: header -->
<!-- /generated -->

## Why

What goes wrong, for whom, and the evidence.

## Incorrect

\`\`\`${fence}
${example(folder)}
\`\`\`

<!-- generated: output -->
<!-- /generated -->

## Correct

\`\`\`${fence}
${example(folder)}
\`\`\`

## When to ignore it

When the cost does not matter, and why.
`;
}

function example(folder: RuleFolder): string {
  if (folder === "audit") return "host cpu.governor schedutil x8";
  if (folder === "nova") return "[libvirt]\nvirt_type = kvm";
  return `<domain type='kvm'>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='/var/lib/libvirt/images/db1.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`;
}

/** Carets under the last word of a line. */
function markerFor(line: string): string {
  const [, before = "", word = ""] = /^(.*?)(\w+)\W*$/.exec(line) ?? [];
  return " ".repeat(before.length) + "^".repeat(word.length);
}
