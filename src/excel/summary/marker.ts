/**
 * Hidden names that live on the summary sheet and make it ours: names of a worksheet survive saving, copying
 * and reopening in Excel and in LibreOffice, which worksheet custom properties do not.
 */

/** Its formula is the text of the sheet's own name, so that a copy made by hand is not taken for the original. */
export const SUMMARY_MARKER = "_cuadra_summary";

/** What the marker's formula says while a sheet is being built. */
export const DRAFT = "draft";

/** The rows in which justifications are typed: beside listed activities, and of those no longer listed. */
export const JUSTIFICATIONS = "_cuadra_justifications";
export const KEPT_JUSTIFICATIONS = "_cuadra_kept";
