/** The layers of ARCHITECTURE.md: every rule here is one of its invariants. */
module.exports = {
  forbidden: [
    {
      name: "vscode-only-in-client",
      comment: "Only the extension knows the editor.",
      severity: "error",
      from: { pathNot: "^(client/|test/e2e/)" },
      to: { path: "^vscode$|(^|/)node_modules/@types/vscode/" },
    },
    {
      name: "protocol-only-in-lsp",
      comment:
        "The rest of the server has no idea that it is talked to over the Language Server Protocol.",
      severity: "error",
      from: { path: "^server/", pathNot: "^server/src/lsp/" },
      to: { path: "node_modules/vscode-(languageserver|jsonrpc)" },
    },
    {
      name: "core-is-pure",
      comment: "Text in, data out: no Node in the core.",
      severity: "error",
      from: { path: "^server/src/core/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-depends-on-nothing-of-ours",
      comment: "Dependencies point inward.",
      severity: "error",
      from: { path: "^server/src/core/" },
      to: { path: "^(server/src|client|scripts|test)/", pathNot: "^server/src/core/" },
    },
    {
      name: "rules-know-models-only",
      comment: "A rule knows neither syntax nor settings, and no other rule.",
      severity: "error",
      from: { path: "^server/src/core/rules/(audit|domain|nova)/" },
      to: {
        path: "^server/src/core/(rules|report|editor|oslo/parse|xml/parse|lint/(lint|settings|configuration|suppressions))",
      },
    },
    {
      name: "models-know-no-rules",
      comment: "The models and the syntax below them are the same whoever asks.",
      severity: "error",
      from: { path: "^server/src/core/(text|xml|oslo|embedded|domain|nova|catalog)/" },
      to: {
        path: "^server/src/core/(lint|rules|report|editor|benchmark)/",
        pathNot: "^server/src/core/lint/(finding|severity)\\.ts$",
      },
    },
    {
      name: "hosts-know-no-task",
      comment: "Running a program somewhere is independent of what it is run for.",
      severity: "error",
      from: { path: "^server/src/hosts/" },
      to: { path: "^server/src/(lsp|cli|benchmark)/" },
    },
    {
      name: "benchmark-knows-no-host-program",
      comment: "The command line and the server start the benchmark, never the other way round.",
      severity: "error",
      from: { path: "^server/src/benchmark/" },
      to: { path: "^server/src/(lsp|cli)/" },
    },
    {
      name: "lsp-and-cli-apart",
      comment: "Two programs over one engine; the command line only starts the server.",
      severity: "error",
      from: { path: "^server/src/(lsp|cli)/" },
      to: {
        path: "^server/src/(lsp|cli)/",
        pathNot: ["^server/src/$1/", "^server/src/lsp/node\\.ts$"],
      },
    },
    {
      name: "client-knows-protocol-and-reports",
      comment: "The extension shows what the server says; it never parses and never judges.",
      severity: "error",
      from: { path: "^client/" },
      to: {
        path: "^server/",
        pathNot: "^server/src/(protocol\\.ts$|core/report/)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "client-types-only-of-benchmark",
      comment:
        "Runs come through the protocol, so their types may be known; parsers and rules may not.",
      severity: "error",
      from: { path: "^client/" },
      to: {
        path: "^server/",
        pathNot: "^server/src/(protocol\\.ts$|core/report/|core/benchmark/)",
        dependencyTypes: ["type-only"],
      },
    },
    {
      name: "shipped-code-needs-no-tool",
      comment: "What ships depends neither on tests nor on scripts.",
      severity: "error",
      from: { path: "^(client|server)/" },
      to: { path: "^(scripts|test)/" },
    },
    {
      name: "no-cycle",
      comment: "A cycle is one module in two files.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
    {
      name: "declared",
      comment:
        "What is imported is named in package.json, and what ships is no development dependency.",
      severity: "error",
      from: { path: "^(client|server)/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "undetermined"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^vscode$|(^|/)node_modules/@types/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    combinedDependencies: false,
  },
};
