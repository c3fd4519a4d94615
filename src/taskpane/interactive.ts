/** The browser's mark of when the pane does what is asked of it; also for those who measure (test/bench/pane). */
export const INTERACTIVE = "cuadra:interactive";
