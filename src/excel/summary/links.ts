import type { CellValue } from "../../poi/cells";
import { usedOnce } from "../sheets";
import type { Area } from "./sheet-area";

/** Cells of a column, and what is asked of them. */
interface AskedColumn {
  readonly texts: readonly CellValue[];
  readonly properties: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

/**
 * Asks whether a text in the columns to fill in leads somewhere that it does not say itself, as one with a link to the
 * document that proves it does: the text is carried over, and the link is not. The answer is there after the next sync.
 * Nothing is asked where nothing is typed.
 * @param columns with what their cells say
 */
export function askForLinks(
  sheet: Excel.Worksheet,
  columns: readonly { readonly area: Area; readonly cells: readonly CellValue[] }[],
): () => boolean {
  const asked = columns.flatMap(({ area, cells }): AskedColumn[] => {
    const first = cells.findIndex((content) => content !== "");
    if (first < 0) return [];
    const texts = cells.slice(first, 1 + cells.findLastIndex((content) => content !== ""));
    const range = usedOnce(sheet.getRangeByIndexes(area.row + first, area.column, texts.length, 1));
    return [{ texts, properties: range.getCellProperties({ hyperlink: true }) }];
  });
  return () =>
    asked.some(({ texts, properties }) =>
      properties.value.some(([{ hyperlink }], at) => leadsElsewhere(hyperlink, String(texts[at]))),
    );
}

/** Whether a link is more than its text: an address that was typed becomes a link to itself. */
function leadsElsewhere(link: Excel.RangeHyperlink | null | undefined, text: string): boolean {
  if (!link) return false;
  const { address, documentReference } = link;
  if (documentReference) return true;
  return Boolean(address) && plain(address ?? "") !== plain(text);
}

const plain = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|https?:\/\/)/, "")
    .replace(/\/$/, "");
