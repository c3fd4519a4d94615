import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre";

/**
 * A macro-enabled workbook with everything a careless writer loses: a chart, macros, a table,
 * defined names, data validation, comments, printer settings, a data bar with its extension, a
 * shared formula, rich text and an element that no one knows.
 */
export async function makeRichBook(): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "Plan",
        rows: [
          ["Actividad", "Ene", "Feb", "Total"],
          ["Uno", 1, 2, null],
          ["Dos", 3, 4, null],
          ["Tres", 5, 6, null],
        ],
        cells: new Map([
          ["1,0", { value: "Uno", comment: { author: "Ana", text: "revisar" } }],
          ["2,0", { value: "Dos", style: { font: { bold: true, color: { rgb: "FF0000" } } } }],
        ]),
        columns: [{ width: 30 }, { width: 9 }, { width: 9 }, { width: 12 }],
        merges: [{ startRow: 5, startCol: 0, endRow: 5, endCol: 3 }],
        dataValidations: [{ type: "list", values: ["Uno", "Dos"], range: "A2:A9" }],
        charts: [
          {
            type: "column",
            title: "Metas",
            series: [{ name: "Ene", values: "Plan!$B$2:$B$4", categories: "Plan!$A$2:$A$4" }],
            anchor: { from: { row: 7, col: 0 }, to: { row: 20, col: 5 } },
          },
        ],
        freezePane: { rows: 1 },
      },
      {
        name: "Otra",
        rows: [
          ["Nombre", "Valor"],
          ["x", 7],
        ],
      },
      { name: "Oculta", rows: [["secreto"]], hidden: true },
    ],
    namedRanges: [{ name: "Metas", range: "Plan!$B$2:$B$4" }],
    vbaProject: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4, 5]),
  });
  return dress(bytes);
}

/** Adds by hand what hucre does not write. */
function dress(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string): void => {
    const before = strFromU8(parts[name]);
    const after = change(before);
    if (after === before) throw new Error(`the fixture's ${name} was not changed`);
    parts[name] = strToU8(after);
  };
  parts["xl/printerSettings/printerSettings1.bin"] = new Uint8Array([9, 8, 7, 6]);
  edit("[Content_Types].xml", (xml) =>
    xml.replace(
      "</Types>",
      `<Override PartName="/xl/printerSettings/printerSettings1.bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/></Types>`,
    ),
  );
  edit("xl/worksheets/_rels/sheet1.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rIdPrinter" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/printerSettings" Target="../printerSettings/printerSettings1.bin"/></Relationships>`,
    ),
  );
  edit("xl/worksheets/sheet1.xml", (xml) =>
    xml
      .replace(
        /<c r="D2"[^>]*?(\/>|><\/c>)|(?=<\/row>\s*<row r="3")/,
        `<c r="D2"><f t="shared" ref="D2:D4" si="0">SUM(B2:C2)</f><v>3</v></c>`,
      )
      .replace(/(?=<\/row>\s*<row r="4")/, `<c r="D3"><f t="shared" si="0"/><v>7</v></c>`)
      .replace(/(<row r="4"[\s\S]*?)(<\/row>)/, `$1<c r="D4"><f t="shared" si="0"/><v>11</v></c>$2`)
      .replace(/(<(?:dataValidations|hyperlinks|pageMargins|drawing)[ >])/, `${DATA_BAR}$1`)
      // Written as no serialiser of ours would: it shows whether the text was really kept.
      .replace('<sheetFormatPr defaultRowHeight="15"/>', "<sheetFormatPr  defaultRowHeight='15' />")
      .replace("</worksheet>", `${EXTENSION}</worksheet>`),
  );
  return zipSync(parts);
}

const DATA_BAR =
  `<conditionalFormatting sqref="B2:B4"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/>` +
  `<color rgb="FF638EC6"/></dataBar><extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" ` +
  `uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{00000000-0000-0000-0000-00000000000A}</x14:id></ext></extLst></cfRule></conditionalFormatting>`;
const EXTENSION =
  `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">` +
  `<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">` +
  `<x14:cfRule type="dataBar" id="{00000000-0000-0000-0000-00000000000A}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/>` +
  `<x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>B2:B4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
  `<ext uri="{FUTURE-0000}"><future xmlns="urn:someone-elses" keep="me"/></ext></extLst>`;

/** The parts of a package by name. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = unzipSync(bytes);
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, Buffer.from(part).toString("latin1")]),
  );
}

/** Names of the parts that differ between two packages, with those only one of them has. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => old[name] !== now[name])
    .sort();
}
