import { namesUnit } from "../header/unit-words";
import { fold } from "../header/fold";
import type { Plan, PooledTexts, Table } from "../plan";

/** Who keeps the plan of all, and stands over it: on one sheet alone its name may say no more than that. */
const KEEPER = /\b(PLANEAMIENTO|PLANIFICACION|PRESUPUESTO)\b/;

type Read = Pick<Plan, "tables" | "activities">;

/** What joins the name of a plan and that of its unit in one title: "POI 2024 - GERENCIA DE OBRAS". */
const JOINT = / [-–—|] /;

/** Names of whole entities that begin as units' do: nobody else keeps a plan under them. */
const ENTITY =
  /^(SUPERINTENDENCIA\b|DIRECCION REGIONAL\b|UNIDAD DE GESTION EDUCATIVA\b|OFICINA DE NORMALIZACION\b)/;

/**
 * What was read with the unit that a sheet's title names, or its name, where nothing on the sheet says it otherwise: of a
 * workbook with a sheet for each, or a file that a unit sends in. A name that stands on every sheet is the entity's.
 * @param titlesOn a sheet's texts above its tables that stand alone in their rows, from top to bottom
 */
export function withTitleUnits<T extends Read>(
  read: T,
  titlesOn: (sheet: string) => readonly string[],
): T {
  const { tables, activities } = read;
  const without = tables.filter((table) => hasNoUnit(table, activities.unit));
  const sheets = [...new Set(without.map(({ sheet }) => sheet))];
  const units = unitsOfSheets(sheets, titlesOn);
  if (units.size === 0) return read;
  const index = activities.unit.index.slice();
  const pool = [...activities.unit.pool];
  const filledDown = new Set(activities.unit.filledDown);
  for (const { sheet, activities: rows } of without) {
    const unit = units.get(sheet);
    if (unit === undefined) continue;
    const known = pool.indexOf(unit);
    const at = known < 0 ? pool.push(unit) - 1 : known;
    filledDown.add(at);
    index.fill(at, rows.start, rows.end);
  }
  const given = new Set(without);
  return {
    ...read,
    tables: tables.map((table): Table => {
      const unit = given.has(table) ? units.get(table.sheet) : undefined;
      if (unit === undefined) return table;
      const missing = table.missing.filter((column) => column !== "unit");
      return { ...table, missing, titledUnit: unit };
    }),
    activities: {
      ...activities,
      unit: { ...activities.unit, index, pool, filledDown, hasBlanks: index.includes(-1) },
    },
  };
}

const hasNoUnit = ({ columns, activities: { start, end } }: Table, { index }: PooledTexts) =>
  columns.text.unit < 0 && end > start && index.subarray(start, end).every((at) => at < 0);

/** By sheet, the unit that its title names nearest to its table, or else its own name. */
function unitsOfSheets(
  sheets: readonly string[],
  titlesOn: (sheet: string) => readonly string[],
): Map<string, string> {
  const named = new Map(
    sheets.map((sheet) => [
      sheet,
      titlesOn(sheet)
        .flatMap((title) => title.split(JOINT))
        .map((part) => part.trim())
        .filter(isUnit),
    ]),
  );
  const isOfAll = (name: string): boolean =>
    sheets.length === 1
      ? KEEPER.test(fold(name))
      : sheets.every((sheet) => named.get(sheet)?.some((other) => fold(other) === fold(name)));
  return new Map(
    sheets.flatMap((sheet): [string, string][] => {
      const ofTitle = named.get(sheet)?.filter((name) => !isOfAll(name)) ?? [];
      const unit = ofTitle.at(-1) ?? (isUnit(sheet) ? sheet.trim() : undefined);
      return unit === undefined ? [] : [[sheet, unit]];
    }),
  );
}

const isUnit = (name: string): boolean => {
  const folded = fold(name);
  return namesUnit(folded) && !ENTITY.test(folded);
};
