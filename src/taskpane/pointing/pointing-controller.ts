import type { Settings } from "../../excel/default-settings";
import { catalogue } from "../catalogues";
import type { ErrorCode } from "../../poi/error";
import type { PointedField } from "../../poi/header/pointed-fields";
import type { PointedHeader } from "../../poi/header/pointed-header";
import {
  areTogether,
  headerKnown,
  placedCells,
  pointedBefore,
  pointedHeader,
} from "../../poi/header/pointing";
import { asCuadraError } from "../cuadra-error";
import type { Store } from "../store";
import type { HeaderPlace, KeptPointing, Pointing, PointingRequest } from "./pointing-state";
import type { WorkbookPointing } from "./workbook-pointing";

/** What pointing asks of the rest of the pane. */
export interface Rest {
  changeSettings(part: Partial<Settings>): void;
  /** Resolves once the results, or what went wrong, is shown. */
  runValidation(): Promise<void>;
  /** Shows an error. */
  report(error: unknown): void;
}

/** What headers pointed at wrongly may end in. */
const UNREADABLE: readonly ErrorCode[] = ["no-plan", "no-activities"];

/** Takes down which header cells a person points at, and keeps them in the workbook's settings. */
export class PointingController {
  constructor(
    private readonly store: Store,
    private readonly workbook: WorkbookPointing,
    private readonly rest: Rest,
  ) {}

  readonly point = (request: PointingRequest): void => {
    void this.run(request);
  };

  /** As `point`; resolves once it is done. Everything that goes wrong ends in the pane. */
  async run(request: PointingRequest): Promise<void> {
    switch (request.kind) {
      case "open":
        return this.open(request.at);
      case "use":
        return this.use(request.field);
      case "forget":
        this.change(({ cells }) => ({
          cells: cells.filter(({ field }) => field !== request.field),
        }));
        return;
      case "keep":
        return this.keep();
      case "undo":
        this.rest.changeSettings({ headers: [...request.kept.before] });
        return this.rest.runValidation();
      case "close":
        this.store.update({ pointing: null });
    }
  }

  private async open(at: HeaderPlace | null): Promise<void> {
    try {
      if (at) await this.workbook.goTo({ ...at, column: -1 });
      const rows = at
        ? await this.workbook.headerRows(at.sheet, at.row)
        : (await this.workbook.selection()).rows;
      const before = pointedBefore(this.store.state.settings.headers, rows);
      this.store.update({
        tab: "review",
        notice: null,
        pointing: {
          rows,
          cells: before?.cells ?? [],
          replaces: before?.header ?? null,
          problem: null,
        },
      });
    } catch (error) {
      this.rest.report(error);
    }
  }

  private async use(field: PointedField): Promise<void> {
    try {
      const { area, rows } = await this.workbook.selection();
      const placed = placedCells(field, area, rows);
      this.change((pointing) => {
        if (typeof placed === "string") return { problem: { field, why: placed } };
        // A cell is pointed at for one field.
        const others = pointing.cells.filter(
          (cell) =>
            cell.field !== field &&
            !placed.some(({ row, column }) => row === cell.row && column === cell.column),
        );
        const isElsewhere = others.length > 0 && rows.sheet !== pointing.rows.sheet;
        const cells = [...others, ...placed];
        if (isElsewhere || !areTogether(cells)) return { problem: { field, why: "apart" } };
        return { rows, cells };
      });
    } catch (error) {
      this.change(() => ({ problem: { field, why: asCuadraError(error) } }));
    }
  }

  private async keep(): Promise<void> {
    const { pointing, settings } = this.store.state;
    if (!pointing) return;
    const { rows, cells, replaces, problem } = pointing;
    const { isUsable, fields } = headerKnown(rows, cells);
    if (!isUsable) {
      this.change(() => ({ problem: { field: null, why: "not-enough" } }));
      return;
    }
    // Said once more before it is kept; who asks again means it.
    const isDoubtful = Object.values(fields).some((field) => field?.looksLikeData);
    if (isDoubtful && problem?.why !== "data") {
      this.change(() => ({ problem: { field: null, why: "data" } }));
      return;
    }
    const before = settings.headers;
    const others = before.filter((header) => header !== replaces);
    this.store.update({ pointing: null });
    const isChanged = cells.length > 0 || replaces !== null;
    const headers = cells.length > 0 ? [...others, pointedHeader(rows, cells)] : others;
    if (isChanged) this.rest.changeSettings({ headers });
    await this.rest.runValidation();
    if (isChanged) this.offerUndo({ sheet: rows.sheet, before }, headers);
  }

  /** Unless something weightier is said, or the headers are others by now. */
  private offerUndo(kept: KeptPointing, headers: readonly PointedHeader[]): void {
    const { notice, stage, settings } = this.store.state;
    if (notice !== null || settings.headers !== headers) return;
    const failed = stage.kind === "error" && UNREADABLE.some((code) => code === stage.error.code);
    if (failed || stage.kind === "results")
      this.store.update({ notice: { kind: "pointed", kept, failed } });
  }

  /** Changes what is pointed at, unless it was closed meanwhile; a problem that is not said again is gone. */
  private change(part: (pointing: Pointing) => Partial<Pointing>): void {
    const { pointing, language } = this.store.state;
    if (!pointing) return;
    const next: Pointing = { ...pointing, problem: null, ...part(pointing) };
    const { fields } = headerKnown(next.rows, next.cells);
    const known = Object.values(fields).filter((field) => field !== undefined).length;
    const { pointing: say } = catalogue(language);
    const newest = next.cells.at(-1)?.field;
    this.store.update({
      pointing: next,
      announcement: next.problem
        ? ""
        : [
            say.known(known),
            ...(newest && fields[newest]?.looksLikeData ? [say.looksLikeData] : []),
          ].join(" "),
    });
  }
}
