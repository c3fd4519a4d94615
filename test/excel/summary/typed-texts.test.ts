import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { EmbeddedExcel } from "../../../src/host/node";
import type { Language } from "../../../src/i18n/index";
import { cellAddress } from "../../../src/poi/address";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSheets, reopen, valuesOf } from "../workbooks";
import { ALL, behind, HALF, listOf, make, NONE, valuesOfBook } from "./made-again";

const NAMES = [
  "Elaborar el informe de gestión",
  "Capacitar a los agentes municipales",
  "Mantener parques y jardines",
  "Fiscalizar establecimientos comerciales",
  "Fiscalizar establecimientos comerciales",
];

const WORDS = [
  "Falta de presupuesto",
  "=falta=",
  "+ personal\nen la segunda línea\n\ny la cuarta",
  "-",
  "@todos",
  "'comillas'",
  "  con espacios  ",
  "«ñandú» 🙂 \u00a0 fin",
  "1-2",
  "2026-11-24",
  "TRUE",
  "0012",
];

/** More of them (CUADRA_RUNS) look longer. */
const RUNS = Number(process.env["CUADRA_RUNS"] ?? 8);

/** One thing that a person does. Numbers choose among what is there. */
type Step =
  | { readonly do: "type"; readonly row: number; readonly remedy: boolean; readonly word: string }
  | { readonly do: "execute"; readonly activity: number; readonly share: 0 | 1 | 2 }
  | { readonly do: "misspell" | "rename"; readonly activity: number; readonly at: number }
  | { readonly do: "swap"; readonly a: number; readonly b: number }
  | { readonly do: "insert row"; readonly inSummary: boolean; readonly at: number }
  | { readonly do: "rename sheet" | "rename summary"; readonly at: number }
  | { readonly do: "scribble"; readonly at: number }
  | { readonly do: "make"; readonly language: Language; readonly reopen: boolean };

const index = fc.nat(99);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      row: index,
      remedy: fc.boolean(),
      word: fc.constantFrom(...WORDS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("execute" as const),
      activity: index,
      share: fc.constantFrom(0 as const, 1 as const, 2 as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("misspell" as const, "rename" as const),
      activity: index,
      at: index,
    }),
  },
  fc.record({ do: fc.constant("swap" as const), a: index, b: index }),
  fc.record({ do: fc.constant("insert row" as const), inSummary: fc.boolean(), at: index }),
  fc.record({ do: fc.constantFrom("rename sheet" as const, "rename summary" as const), at: index }),
  fc.record({ do: fc.constant("scribble" as const), at: index }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("make" as const),
      language: fc.constantFrom("es" as const, "en" as const),
      reopen: fc.boolean(),
    }),
  },
);

/** A person at work, and what they must find again. */
class Person {
  private plan = "POI";
  private summary = "";
  /** Texts typed and not typed over, each once in the whole workbook. */
  private readonly typed = new Map<string, string>();
  /** Which activity each row of the summary was of when it was made, by its name: "" of those of one name. */
  private ids = new Map<string, string>();
  private count = 0;

  constructor(private excel: EmbeddedExcel) {}

  static async atWork(): Promise<Person> {
    const activities = NAMES.map((name, at) => behind(name, { cells: { B: `id ${at}` } }));
    const person = new Person(await openSheets(poiSheet({ activities })));
    await person.make("es", false);
    return person;
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case "type":
        return this.type(step.row, step.remedy, step.word);
      case "execute": {
        const row = (await this.rowsOfPlan())[step.activity % NAMES.length];
        return edit((book) => {
          const months = book.worksheets.getItem(this.plan).getRange(`R${row}:AC${row}`);
          months.values = [[NONE, HALF, ALL][step.share]];
        });
      }
      case "misspell":
      case "rename": {
        const row = (await this.rowsOfPlan())[step.activity % NAMES.length];
        const name = String((await valuesOf(this.plan))[row - 1][2]);
        const at = step.at % name.length;
        const other =
          step.do === "rename"
            ? `Otra cosa ${"abcdefghij"[step.at % 10].repeat(20)}`
            : `${name.slice(0, at)}x${name.slice(at + 1)}`;
        return this.excel.user.type(this.plan, `C${row}`, other);
      }
      case "swap": {
        const rows = await this.rowsOfPlan();
        const [a, b] = [rows[step.a % rows.length], rows[step.b % rows.length]];
        const values = await valuesOf(this.plan);
        return edit((book) => {
          const sheet = book.worksheets.getItem(this.plan);
          sheet.getRange(`A${a}:AK${a}`).values = [values[b - 1]];
          sheet.getRange(`A${b}:AK${b}`).values = [values[a - 1]];
        });
      }
      case "insert row": {
        const rows = step.inSummary
          ? (await listOf(this.summary, "listed")).map(({ row }) => row)
          : await this.rowsOfPlan();
        const sheet = step.inSummary ? this.summary : this.plan;
        if (rows.length > 0)
          await this.excel.user.insertRows(sheet, rows[step.at % rows.length] - 1);
        return;
      }
      case "rename sheet":
        this.excel.user.renameSheet(this.plan, (this.plan = `Hoja ${this.count++}`));
        return;
      case "rename summary":
        this.excel.user.renameSheet(this.summary, (this.summary = `Anexo ${this.count++}`));
        return;
      case "scribble": {
        const text = this.token("garabato");
        const [row, column] = [1 + step.at, [2, 3, 23, 25][step.at % 4]];
        // What it is typed over is gone by the person's own hand.
        this.typed.delete(String((await valuesOf(this.summary)).at(row)?.[column]));
        await this.excel.user.type(this.summary, cellAddress(row, column), text);
        this.typed.set(text, "");
        return;
      }
      case "make":
        return this.make(step.language, step.reopen);
    }
  }

  private token(word: string): string {
    return `${word} #${this.count++}`;
  }

  private async type(at: number, remedy: boolean, word: string): Promise<void> {
    const rows = [
      ...(await listOf(this.summary, "listed")),
      ...(await listOf(this.summary, "kept")),
    ];
    if (rows.length === 0) return;
    const row = rows[at % rows.length];
    const before = remedy ? row.remedy : row.justification;
    this.typed.delete(String(before));
    const cell = `${remedy ? "O" : "J"}${row.row}`;
    await this.excel.user.type(this.summary, cell, this.token(word));
    // As the cell has it: an apostrophe in front is not part of the text.
    const text = (await valuesOf(this.summary))[row.row - 1][remedy ? 14 : 9];
    this.typed.set(String(text), await this.idOfListed(row));
  }

  /** Which activity a row of the summary is of: by its name as of when it was made; "" where another has been given that name since. */
  private async idOfListed(row: {
    readonly activity: unknown;
    readonly link: string;
  }): Promise<string> {
    const name = String(row.activity);
    const named = (await valuesOf(this.plan)).filter((each) => String(each[2]) === name);
    const known = this.ids.get(name) ?? "";
    if (known !== "" && named.length > 1) return "";
    return known || this.idOf(row.link);
  }

  /** Which activity a cell of the plan is of: its MEF column says. */
  private async idOf(link: string): Promise<string> {
    const match = /!([A-Z]+)(\d+)$/.exec(link);
    return match ? String((await valuesOf(this.plan))[Number(match[2]) - 1][1]) : "";
  }

  /** 1-based rows of the plan's activities. */
  private async rowsOfPlan(): Promise<number[]> {
    return (await valuesOf(this.plan)).flatMap((row, at) =>
      String(row[1]).startsWith("id ") ? [at + 1] : [],
    );
  }

  async make(language: Language, reopened: boolean): Promise<void> {
    if (reopened) this.excel = await reopen(this.excel);
    const { sheet } = await make(language);
    this.summary = sheet;
    const found = await valuesOfBook([this.plan]);
    for (const text of this.typed.keys()) expect(found.get(text) ?? 0).toBeGreaterThanOrEqual(1);
    // And never beside another activity, even one of the same name.
    this.ids.clear();
    for (const row of await listOf(sheet, "listed")) {
      const [own, name] = [await this.idOf(row.link), String(row.activity)];
      this.ids.set(name, this.ids.has(name) ? "" : own);
      for (const text of [row.justification, row.remedy]) {
        const id = this.typed.get(String(text));
        if (id) expect([text, own]).toEqual([text, id]);
      }
    }
  }
}

describe("what was typed", () => {
  it("is never lost nor given to another activity, whatever is done in between", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const person = await Person.atWork();
        for (const each of steps) await person.take(each);
        await person.make("es", true);
      }),
      // Shrinking takes minutes, and would end as a timeout that tells nothing.
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);

  it("stays what it is: long, over many lines, like a formula, a number, a date", async () => {
    const longest = `=${"x".repeat(32_766)}`;
    const excel = await openSheets(
      poiSheet({ activities: ["A", "B", "C", "D"].map((name) => behind(`Actividad ${name}`)) }),
    );
    const { sheet } = await make();
    const rows = (await listOf(sheet, "listed")).map(({ row }) => row);
    await edit((book) => {
      const worksheet = book.worksheets.getItem(sheet);
      const put = (address: string, format: string, value: unknown): void => {
        const cell = worksheet.getRange(address);
        cell.numberFormat = [[format]];
        cell.values = [[value]];
      };
      put(`J${rows[0]}`, "@", longest);
      put(`O${rows[0]}`, "@", "uno\ndos\n\tcuatro");
      put(`J${rows[1]}`, "0.00%", 0.123456);
      put(`O${rows[1]}`, "dd/mm/yyyy", 46350);
      put(`J${rows[2]}`, "@", "=SUMA");
      put(`O${rows[2]}`, ";;;", 7);
      put(`J${rows[3]}`, "General", true);
    });
    await reopen(excel);
    const made = await make("en");
    expect(made).toMatchObject({ sheet, carriedOver: 4, renamed: 0, keptSheet: undefined });
    const [a, b, c, d] = await listOf(sheet, "listed");
    expect(a.justification).toBe(longest);
    expect(a.remedy).toBe("uno\ndos\n\tcuatro");
    expect([b.justification, b.remedy]).toEqual([0.123456, 46350]);
    expect([c.justification, c.remedy]).toEqual(["=SUMA", 7]);
    expect(d.justification).toBe("TRUE");
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(`J${b.row}:O${b.row}`);
      range.load("numberFormat");
      await context.sync();
      expect([range.numberFormat[0][0], range.numberFormat[0][5]]).toEqual(["0.00%", "dd/mm/yyyy"]);
    });
    // Once more, from what was carried over.
    await make();
    expect((await listOf(sheet, "listed")).map(({ justification }) => justification)).toEqual([
      longest,
      0.123456,
      "=SUMA",
      "TRUE",
    ]);
  });

  it("keeps the sheet that a formula was typed in, and carries its result over", async () => {
    await openSheets(poiSheet({ activities: [behind("Alfa")] }));
    const { sheet } = await make();
    const [{ row }] = await listOf(sheet, "listed");
    await edit((book) => {
      const cell = book.worksheets.getItem(sheet).getRange(`J${row}`);
      cell.numberFormat = [["General"]];
      cell.formulas = [[`="Falta "&LOWER(B${row})`]];
    });
    const { keptSheet } = await make();
    expect(keptSheet).toEqual({ name: "Resumen POI (ant. 2026-11-24)", why: "formula" });
    expect((await listOf(sheet, "listed"))[0].justification).toBe("Falta alfa");
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("looks as it was made to look, beside its activity and set aside, and no other does", async () => {
    const excel = await openSheets(poiSheet({ activities: [behind("Alfa"), behind("Beta")] }));
    const first = await make();
    const before = await listOf(first.sheet, "listed");
    for (const { row } of before) {
      await excel.user.type(first.sheet, `J${row}`, "Falta de presupuesto, y de personal");
      await excel.user.type(first.sheet, `O${row}`, "Reprogramar");
    }
    const alfa = before.findIndex(({ activity }) => activity === "Alfa");
    const look = { bold: true, italic: true, color: "#C00000", size: 18, fill: "#FFFF00" };
    await edit(({ worksheets }) => {
      const { format } = worksheets.getItem(first.sheet).getRange(`J${before[alfa].row}`);
      Object.assign(format.font, { bold: true, italic: true, color: "#C00000", size: 18 });
      format.fill.color = "#FFFF00";
    });
    await reopen(excel);
    const second = await make();
    expect(second).toMatchObject({ carriedOver: 2, keptSheet: undefined });
    const plain = { bold: false, italic: false, size: 9 };
    for (const { activity, row } of await listOf(second.sheet, "listed")) {
      const [justification, remedy] = await looksOf(second.sheet, row);
      expect(justification).toMatchObject(activity === "Alfa" ? look : plain);
      expect(remedy).toMatchObject(plain);
      // Two lines of twice the size.
      if (activity === "Alfa") expect(justification.height).toBeGreaterThan(2 * 18);
    }
    await edit(({ worksheets }) => {
      const plan = worksheets.getItem("POI");
      plan.getRange("R5:AC5").values = [ALL];
    });
    const third = await make();
    expect(third).toMatchObject({ carriedOver: 2, setAside: 1, keptSheet: undefined });
    const [aside] = await listOf(third.sheet, "kept");
    expect((await looksOf(third.sheet, aside.row))[0]).toMatchObject(look);
  });

  it("keeps to its own among activities of the same name", async () => {
    await openSheets(
      poiSheet({ activities: [behind("Gemela"), behind("Gemela"), behind("Gemela")] }),
    );
    const { sheet } = await make();
    const rows = await listOf(sheet, "listed");
    await edit((book) => {
      book.worksheets.getItem(sheet).getRange(`J${rows[1].row}`).values = [["de la segunda"]];
      // The first one catches up: it is not listed any more.
      book.worksheets.getItem("POI").getRange("R5:AC5").values = [ALL];
    });
    await make();
    expect((await listOf(sheet, "listed")).map(({ justification }) => justification)).toEqual([
      "de la segunda",
      "",
    ]);
  });

  it("follows a renamed activity, and waits under its new name while it is not listed", async () => {
    const excel = await openSheets(
      poiSheet({
        activities: [
          behind("Elaborar informes de gestion institucional"),
          behind("Elaborar informes de gestión ambiental"),
        ],
      }),
    );
    const { sheet } = await make();
    const [first] = await listOf(sheet, "listed");
    await excel.user.type(sheet, `J${first.row}`, "demora");
    await excel.user.type("POI", "C5", "Elaboración de informes de gestión institucional");
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("R5:AC5").values = [ALL];
    });
    expect(await make()).toMatchObject({ carriedOver: 1, setAside: 1 });
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("R5:AC5").values = [HALF];
    });
    await make();
    expect((await listOf(sheet, "listed"))[0]).toMatchObject({
      activity: "Elaboración de informes de gestión institucional",
      justification: "demora",
    });
    expect(await listOf(sheet, "kept")).toEqual([]);
  });
});

/** How a row's two texts look, and how high it is. */
async function looksOf(sheet: string, row: number): Promise<Record<string, unknown>[]> {
  return Excel.run(async (context) => {
    const cells = ["J", "O"].map((column) => {
      const { format } = context.workbook.worksheets.getItem(sheet).getRange(`${column}${row}`);
      format.load("rowHeight,font/bold,font/italic,font/color,font/size,fill/color");
      return format;
    });
    await context.sync();
    return cells.map(({ font: { bold, italic, color, size }, fill, rowHeight }) => ({
      ...{ bold, italic, color, size, fill: fill.color, height: rowHeight },
    }));
  });
}
