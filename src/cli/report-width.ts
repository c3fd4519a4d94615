const NARROWEST = 80;
const WIDEST = 160;

/** How wide a report is, in columns of the terminal, which may be narrower or wider than can be read well. */
export const reportWidth = (terminalWidth: number): number =>
  Math.min(WIDEST, Math.max(NARROWEST, terminalWidth));

/** Letters of an activity's name that a table tells. */
export const LONGEST_ACTIVITY = 70;
