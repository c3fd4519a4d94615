/**
 * Cells whose formulas are asked for in one round trip. With a long formula in each the answer is still under the 5 MB
 * that Excel on the web allows; with usual ones it is some 0.4 MB of texts, which Office.js takes apart in one task of
 * the pane in less than 50 ms.
 */
export const FORMULAS_AT_A_TIME = 15_000;
