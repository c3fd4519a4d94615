import type { ValidationOptions } from "../../poi/validation/validation";
import type { PointedHeader } from "../../poi/header/pointed-header";
import type { CellsPart } from "./cells-part";
import type { PlanPart } from "./plan-parts";
import type { ValidationPart } from "./validation-parts";
import type { WorkerError } from "./worker-error";

/** What the pane tells its worker. */
export type ToWorker =
  | PlanPart
  /** Checks the plan whose parts were sent before. */
  | { readonly kind: "check"; readonly options: ValidationOptions }
  /** Begins to make a plan of cells; `rows`: how many there may be. */
  | { readonly kind: "begin"; readonly rows: number; readonly headers: readonly PointedHeader[] }
  | { readonly kind: "cells"; readonly cells: CellsPart }
  /** Checks the plan of the cells sent before, and hands it over. */
  | { readonly kind: "end"; readonly options: ValidationOptions };

/** What the worker tells the pane. */
export type FromWorker =
  | ValidationPart
  | PlanPart
  /** The cells sent last have been taken in. */
  | { readonly kind: "taken" }
  | WorkerError;
