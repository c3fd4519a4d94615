import { columnLetters } from "../../poi/address";
import { mapInSteps, type Steps } from "../../poi/turns";
import { formula, type Block, type Content, type Format, type Formula } from "./block";
import { headingFormat } from "./blocks/list";
import { COLUMN, HELPER } from "./grid";
import { headerMark } from "./marker";
import type { PageBreak } from "./page-breaks";
import type { Place, Places } from "./places";

/** A summary of more pages is not for paper, and Excel takes no more than 1,026 page breaks a sheet. */
const MOST_PAGES = 100;

/** Rows of the heading that stands above a header that is written again. */
const HEADING_ROWS = 1;

/** Blocks with their headers written again wherever a page begins within a list, and what has moved by that. */
export interface Paged {
  readonly blocks: readonly Block[];
  readonly places: Places;
  /** Where a row (0-based) stands now. */
  readonly moved: (row: number) => number;
  /** 0-based rows before which a page begins. */
  readonly breaks: readonly number[];
  /** Formulas that stand in the hidden column of parts, which stay where they are. */
  readonly parts: readonly Formula[];
}

/**
 * Writes the heading and the header of a list again at the top of every page that it goes on to. A sheet has but one set of rows that
 * its pages repeat, and the lists have different headers. Rows are put in as Excel would put them in: what refers to
 * cells below them follows. A longer summary than MOST_PAGES is left as it is.
 * @param continued what a list's heading says where it goes on
 */
export function* repeatHeaders(
  blocks: readonly Block[],
  places: Places,
  breaks: readonly PageBreak[],
  parts: readonly Formula[],
  continued: (heading: string) => string,
): Steps<Paged> {
  const unmoved = { blocks, places, parts, moved: (row: number) => row };
  if (breaks.length > MOST_PAGES) return { ...unmoved, breaks: blockBreaks(breaks) };
  const opened = breaks.flatMap(({ row, goesOn }) =>
    goesOn?.header ? [{ row, rows: HEADING_ROWS + goesOn.header.rows }] : [],
  );
  if (opened.length === 0) return { ...unmoved, breaks: blockBreaks(breaks) };
  const moved = (row: number): number =>
    opened.reduce((to, gap) => (gap.row <= row ? to + gap.rows : to), row);
  const follow = (content: Content): Content =>
    typeof content === "object" && "formula" in content ? followed(content, moved) : content;
  const pages: Block[] = [];
  for (const block of blocks) {
    const rows = yield* mapInSteps(block.rows, (row) => row.map(follow));
    pages.push(withHeaders({ ...block, rows }, breaks, moved, continued));
  }
  return {
    blocks: pages,
    places: movedPlaces(places, moved),
    parts: parts.map((part) => followed(part, moved)),
    moved,
    breaks: breaks.map(
      ({ row, goesOn }) => moved(row) - (goesOn?.header ? HEADING_ROWS + goesOn.header.rows : 0),
    ),
  };
}

const blockBreaks = (breaks: readonly PageBreak[]): number[] =>
  breaks.filter(({ goesOn }) => !goesOn).map(({ row }) => row);

/** A block at its new place, its rows already following, with its header where it goes on to another page. */
function withHeaders(
  block: Block,
  breaks: readonly PageBreak[],
  moved: (row: number) => number,
  continued: (heading: string) => string,
): Block {
  const { firstRow, header } = block;
  const to = moved(firstRow);
  const cuts = breaks.filter(({ row, goesOn }) => goesOn?.firstRow === firstRow && row > firstRow);
  if (!header || cuts.length === 0) return { ...block, firstRow: to };
  const within = (row: number): number => moved(firstRow + row) - to;
  const headers = block.rows.slice(header.row, header.row + header.rows).map(marked);
  const again = [headingAgain(block.rows[0], headers, continued), ...headers];
  const rows = block.rows.flatMap((row, at) =>
    cuts.some((cut) => cut.row === firstRow + at) ? [...again, row] : [row],
  );
  const stretched = block.formats.map((format): Format => ({
    ...format,
    row: within(format.row),
    rows: within(format.row + format.rows - 1) - within(format.row) + 1,
  }));
  const own = block.formats.filter(
    ({ row, rows: count }) => row >= header.row && row + count <= header.row + header.rows,
  );
  const ofHeaders = cuts.flatMap((cut) => {
    const at = within(cut.row - firstRow) - header.rows;
    return [
      { ...headingFormat(at - HEADING_ROWS), wrap: false, grid: false },
      ...own.map((format): Format => ({ ...format, row: at + format.row - header.row })),
    ];
  });
  return { ...block, firstRow: to, rows, formats: [...stretched, ...ofHeaders] };
}

/** The heading above a header that is written again, marked as that is. */
function headingAgain(
  [heading]: readonly Content[],
  headers: readonly (readonly Content[])[],
  continued: (heading: string) => string,
): Content[] {
  const [header] = headers;
  const isMarked = headers.some(
    (row) => row.at(HELPER.twin) !== undefined && row[HELPER.twin] !== "",
  );
  return header.map((_, column): Content => {
    if (column === COLUMN.unit) return typeof heading === "string" ? continued(heading) : heading;
    return isMarked && column === HELPER.twin ? headerMark("", "") : "";
  });
}

/** A header as it is written again: of a list with texts to fill in it says that nobody has typed its words. */
function marked(header: readonly Content[]): Content[] {
  const [justification, remedy] = [header[COLUMN.justification], header[COLUMN.measure]];
  if (typeof justification !== "string" || typeof remedy !== "string" || remedy === "")
    return [...header];
  return header.with(HELPER.twin, headerMark(justification, remedy));
}

function movedPlaces(places: Places, moved: (row: number) => number): Places {
  const move = ({ heading, first, last }: Place): Place => ({
    heading: moved(heading),
    first: moved(first),
    last: last < first ? moved(first) - 1 : moved(last),
  });
  return {
    totals: move(places.totals),
    unit: move(places.unit),
    category: move(places.category),
    measure: move(places.measure),
    chart: move(places.chart),
    underExecuted: move(places.underExecuted),
    kept: move(places.kept),
    exceeded: move(places.exceeded),
    unprogrammed: move(places.unprogrammed),
    notProgrammed: move(places.notProgrammed),
    findings: move(places.findings),
    corrections: move(places.corrections),
    excluded: move(places.excluded),
    end: moved(places.end),
  };
}

// A text; a reference to another sheet; one to a cell of this sheet.
const PIECE =
  /"(?:[^"]|"")*"|(?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!\$?[A-Z]+\$?\d*(?::\$?[A-Z]+\$?\d*)?|(?<![\p{L}\p{N}_.$])(\$?([A-Z]{1,3})\$?)(\d{1,7})(?![\p{L}\p{N}_.(])/gu;

const PARTS = columnLetters(HELPER.part);

/** A formula whose references to cells of its own sheet follow them. */
export function followed({ formula: text }: Formula, moved: (row: number) => number): Formula {
  return formula(
    text.replace(
      PIECE,
      (piece, column: string | undefined, letters: string | undefined, row: string | undefined) =>
        column === undefined || letters === PARTS
          ? piece
          : `${column}${moved(Number(row) - 1) + 1}`,
    ),
  );
}
