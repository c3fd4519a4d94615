import type { ValidationOptions } from "../../poi/validation";
import type { WorkerFailure } from "./kept-worker";
import type { PlanPart } from "./plan-parts";
import type { ValidationPart } from "./validation-parts";

/** What the pane tells its worker. */
export type ToWorker = PlanPart | { readonly kind: "check"; readonly options: ValidationOptions };

/** What the worker tells the pane. */
export type FromWorker = ValidationPart | WorkerFailure;
