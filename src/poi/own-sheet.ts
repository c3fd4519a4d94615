/** What Cuadra puts into workbooks besides plans: the summary, and the list of differences between two plans. */
export type OwnSheetKind = "summary" | "differences";

/** A sheet that Cuadra made, which is no plan however much it looks like one. */
export interface OwnSheet {
  readonly name: string;
  readonly kind: OwnSheetKind;
}
