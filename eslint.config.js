import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores([
    "dist/",
    ".build/",
    ".vscode-test/",
    "test/fixtures/",
    "test/vscode-host/",
    "test/e2e/screenshots/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // tsconfig's noPropertyAccessFromIndexSignature wants the brackets that this rule would take away.
      "@typescript-eslint/dot-notation": "off",
      eqeqeq: "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
    },
  },
  {
    // The core is text in, data out: tests can hold it to exact results only while it knows no clock, chance or world.
    files: ["server/src/core/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...[
          "Date",
          "performance",
          "crypto",
          "console",
          "process",
          "Buffer",
          "globalThis",
          "setTimeout",
          "setInterval",
          "queueMicrotask",
          "fetch",
        ].map((name) => ({ name, message: "The core is pure." })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "The core is pure." },
        { property: "localeCompare", message: "It depends on the machine's language." },
        { property: "toLocaleString", message: "It depends on the machine's language." },
      ],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["node:*"], message: "The core knows no Node." }] },
      ],
    },
  },
  {
    // `describe` and `it` of node:test return promises that the runner itself waits for.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", name: ["describe", "it", "test", "suite"], package: "node:test" },
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "readonly", require: "readonly" },
    },
  },
);
