import tseslint from "typescript-eslint";
import officeAddins from "eslint-plugin-office-addins";

// The rooms of the house and what each may not know (README, "Architecture"): rooms by the folder that a path leads
// into, packages by name. `import()` is held to the same.
const room = (...names) => `^(?:\\.\\./)+(?:${names.join("|")})(?:/|$)`;
const NODE = "^node:";
// What reads and calculates files for the embedded Excel; none of it is in the add-in.
const NOT_BUNDLED = [NODE, "^hucre(?:/|$)", "^@ironcalc/"];

// Other rooms, and every package but three.
const POI = [
  room("excel", "taskpane", "commands", "host", "i18n", "workbook-file", "cli", "sideload"),
  "^(?!\\.|(?:fastest-levenshtein|@borgar/fx|valibot)$)",
];

// The rooms of src/poi that are about plans which have been read: what they have wrong, and what becomes of them.
const OF_PLANS = ["compare", "consolidate", "seal", "summary"];
const ON_THE_PLAN = [
  ...[
    "findings",
    "checks",
    "validation",
    "diagnosis",
    "formula-audit",
    "followed-rows",
    "linked-sheets",
  ],
  ...OF_PLANS,
];

const forbid = (files, patterns, message) => {
  const regex = patterns.join("|");
  return {
    files,
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ regex, message }] }],
      "no-restricted-syntax": [
        "error",
        // A selector's pattern cannot hold a slash.
        {
          selector: `ImportExpression[source.value=/${regex.replaceAll("/", "\\u002F")}/]`,
          message,
        },
      ],
    },
  };
};

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "coverage/", "**/*.config.js", "test/sequencer.js"] },
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
  forbid(["src/poi/**"], POI, "src/poi is pure: no Office, no DOM, no Node, no user text."),
  // Within src/poi: what is built on the plan is known to none of what it is built on.
  forbid(
    ["src/poi/{header,sums}/**"],
    [...POI, room("reading", "formulas", "execution", ...ON_THE_PLAN)],
    "Header words and sums are what the other rooms of src/poi are built on; all of it is pure.",
  ),
  forbid(
    ["src/poi/{reading,formulas,execution}/**"],
    [...POI, room(...ON_THE_PLAN)],
    "A plan, its execution and its formulas are there before anything is found in it; all of it is pure.",
  ),
  forbid(
    ["src/poi/{findings,checks,formula-audit}/**"],
    [...POI, "^\\.\\./diagnosis/(?!(?:shifted-rows|lost-cells)$)", room(...OF_PLANS)],
    "What is found knows no corrections, but that a row's cells have slid; all of it is pure.",
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
      room("excel", "taskpane", "commands", "host", "i18n", "cli", "sideload"),
      "^(?:\\.\\./)+poi/(?!error$)",
      NODE,
    ],
    "src/workbook-file turns the bytes of a file into cells, for whoever asks.",
  ),
  forbid(
    ["src/taskpane/**", "src/commands/**"],
    [room("host", "cli", "sideload"), ...NOT_BUNDLED],
    "Only src/cli and the tests know the embedded Excel.",
  ),
  forbid(
    ["src/excel/**"],
    [room("host", "cli", "sideload", "taskpane", "commands", "workbook-file"), ...NOT_BUNDLED],
    "src/excel knows the plan, the texts and Office.js, and not who asks.",
  ),
  forbid(
    ["src/i18n/**"],
    [room("host", "cli", "sideload", "taskpane", "commands", "excel"), ...NOT_BUNDLED],
    "src/i18n puts what others found into words.",
  ),
  forbid(
    ["src/cli/**", "src/cli.ts"],
    [room("taskpane", "commands", "sideload")],
    "The terminal is a door of its own, beside the pane.",
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
    [room("poi", "excel", "taskpane", "commands", "i18n", "cli", "sideload"), NODE],
    "The embedded Excel knows no add-in and no platform; only its doors do.",
  ),
  forbid(
    ["src/host/page/**"],
    [
      room("poi", "excel", "taskpane", "commands", "cli", "sideload"),
      "^(?:\\.\\./)+i18n/(?!(?:host-texts|language)$)",
      NODE,
    ],
    "The page of the embedded Excel knows no add-in and no platform; of src/i18n, its own texts.",
  ),
  {
    // The doors (and the script that reads the client's source) are where Node may be.
    files: ["src/host/node.ts", "src/host/server/**", "src/host/protocol/make-members.ts"],
    rules: { "no-restricted-imports": "off", "no-restricted-syntax": "off" },
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
