import { testCheck } from "./check-tester";

const UNIT = "GERENCIA DE INFORMÁTICA";

testCheck("spelling", {
  valid: [
    {
      name: "one spelling, and names of their own",
      sheet: {
        activities: [
          { unit: UNIT },
          { unit: UNIT },
          { unit: "GERENCIA I" },
          { unit: "GERENCIA II", measure: "ACTAS" },
        ],
      },
    },
    {
      name: "one name with the same white space around it in all its cells",
      sheet: { activities: [{ unit: `${UNIT} ` }, { unit: `${UNIT} ` }] },
    },
    {
      name: "activities, of which each has a name of its own",
      sheet: { activities: [{ activity: "REPORTE" }, { activity: "REPORTES" }] },
    },
  ],
  invalid: [
    {
      name: "a name with white space around it in all its cells, of which one has more",
      sheet: { activities: [{ unit: `${UNIT} ` }, { unit: `${UNIT}  ` }, { unit: `${UNIT} ` }] },
      findings: [
        {
          at: "A6",
          detail: { text: `${UNIT}  `, usual: `${UNIT} `, difference: "spaces", rows: 1 },
        },
      ],
    },
    {
      name: "a slip of a name that has white space around it wherever it stands",
      sheet: {
        activities: [
          { measure: "REPORTES " },
          { measure: "REPORTE " },
          { measure: "REPORTE " },
          { measure: "REPORTE " },
        ],
      },
      findings: [
        {
          at: "D5",
          detail: { text: "REPORTES ", usual: "REPORTE ", difference: "letters", rows: 1 },
        },
      ],
    },
    {
      name: "a unit without its accent, said once at its first row",
      sheet: {
        activities: [
          { unit: UNIT },
          { unit: "GERENCIA DE INFORMATICA" },
          { unit: UNIT },
          { unit: "GERENCIA DE INFORMATICA" },
          { unit: UNIT },
        ],
      },
      findings: [
        { at: "A6", detail: { role: "unit", usual: UNIT, difference: "accents", rows: 2 } },
      ],
    },
    {
      name: "a measure in the plural",
      sheet: {
        activities: [{ measure: "REPORTES" }, { measure: "REPORTE" }, { measure: "REPORTE" }],
      },
      findings: [{ at: "D5", detail: { role: "measure", text: "REPORTES", usual: "REPORTE" } }],
    },
    {
      name: "white space around a name",
      sheet: { activities: [{ unit: UNIT }, { unit: `${UNIT} ` }, { unit: `${UNIT} ` }] },
      findings: [{ at: "A6", detail: { text: `${UNIT} `, difference: "spaces", rows: 2 } }],
    },
  ],
});
