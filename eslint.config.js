import tseslint from "typescript-eslint";
import officeAddins from "eslint-plugin-office-addins";

// The rooms of the house and what each may not know (README, "Architecture").
const forbid = (files, group, message) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
});

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "coverage/", "*.config.js"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `const { plan: _plan, ...rest }` leaves a member out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  forbid(
    ["src/poi/**"],
    ["**/excel/**", "**/taskpane/**", "**/commands/**", "**/host/**", "**/i18n/**", "node:*"],
    "src/poi is pure: no Office, no DOM, no Node, no user text.",
  ),
  {
    files: ["src/poi/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        "Excel",
        "Office",
        "OfficeExtension",
        "document",
        "window",
        "process",
      ],
    },
  },
  forbid(
    ["src/workbook-file/**"],
    [
      ...["**/excel/**", "**/taskpane/**", "**/commands/**", "**/host/**", "**/cli/**", "node:*"],
      ...["**/i18n/**", "**/poi/**", "!**/poi/error"],
    ],
    "src/workbook-file turns the bytes of a file into cells, for whoever asks.",
  ),
  forbid(
    ["src/excel/**", "src/taskpane/**", "src/commands/**", "src/i18n/**"],
    ["**/host/**", "node:*", "hucre", "hucre/*", "@ironcalc/*"],
    "Only cli.ts and the tests know the embedded Excel.",
  ),
  {
    files: ["src/excel/**", "src/taskpane/**", "src/commands/**"],
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"]),
    ),
  },
  forbid(
    ["src/host/**"],
    ["**/poi/**", "**/excel/**", "**/taskpane/**", "**/commands/**", "**/i18n/**", "node:*"],
    "The embedded Excel knows no add-in and no platform; only its doors do.",
  ),
  forbid(
    ["src/host/page/**"],
    [
      ...["**/poi/**", "**/excel/**", "**/taskpane/**", "**/commands/**", "node:*"],
      ...["**/i18n/**", "!**/i18n/host-texts", "!**/i18n/language"],
    ],
    "The page of the embedded Excel knows no add-in and no platform; of src/i18n, its own texts.",
  ),
  {
    // The doors (and the script that reads the client's source) are where Node may be.
    files: ["src/host/node.ts", "src/host/server/**", "src/host/protocol/make-members.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: [
      "test/bench/**",
      "test/e2e/looks/index.ts",
      "test/fuzz/index.ts",
      "test/reliability/index.ts",
      "assets/**",
      "src/sideload/**",
    ],
    rules: { "no-console": "off" },
  },
);
