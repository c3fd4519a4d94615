import Table from "cli-table3";
import { planWithTotal } from "../plan-with-total";
import { cuadra } from "./cuadra";
import { ironCalc } from "./iron-calc";
import { jsonSchema } from "./json-schema";
import { libreOffice } from "./libre-office";
import type { Peer, Round } from "./peer";
import { sql } from "./sql";

const ROWS_PER_FAULT = 100;
/** Columns in which TOTAL is wrong: META, a month of each series, a quarter. */
const WRONG_TOTALS = [4, 10, 20, 33];
const TURNS = 3;

const whole = ({ load, checks }: Round): number => (load ?? 0) + checks;

/** Of rounds on a shared machine the fastest is the least disturbed. */
const fastestOf = (rounds: readonly Round[]): Round =>
  rounds.reduce((best, round) => (whole(round) < whole(best) ? round : best));

/**
 * The same broken sums of one plan, found by Cuadra and by what one might use instead, by turns.
 * @throws Error where two of them do not find the same number of faults
 */
export async function benchPeers(rows: number): Promise<void> {
  const sheet = planWithTotal(rows, ROWS_PER_FAULT, WRONG_TOTALS);
  const firstRow = sheet.values.length - 1 - rows;
  const peers: readonly Peer[] = [
    cuadra(sheet),
    await jsonSchema(sheet, firstRow),
    await sql(sheet, firstRow),
    await ironCalc(sheet, firstRow),
    await libreOffice(sheet, firstRow),
  ].filter((peer) => peer !== undefined);
  const rounds = new Map<Peer, Round[]>(peers.map((peer) => [peer, []]));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [peer, done] of rounds) {
      for (let round = 0; round < peer.roundsATurn; round++) {
        globalThis.gc?.();
        done.push(await peer.round());
      }
    }
  }
  assertSameFaults(rounds);
  print(rows, rounds);
}

function assertSameFaults(rounds: ReadonlyMap<Peer, readonly Round[]>): void {
  const found = [...rounds].map(([{ name }, done]) => ({
    name,
    faults: [...new Set(done.map(({ faults }) => faults))].join(" or "),
  }));
  if (found.every(({ faults }) => faults === found[0].faults && faults !== "0")) return;
  const said = found.map(({ name, faults }) => `${name}: ${faults}`).join("; ");
  throw new Error(`They do not find the same faults. ${said}`);
}

function print(rows: number, rounds: ReadonlyMap<Peer, readonly Round[]>): void {
  const table = new Table({
    head: ["", "load ms", "checks ms", "both ms", "× Cuadra", "broken sums"],
    style: { head: [], border: [] },
  });
  const best = [...rounds].map(([{ name }, done]) => ({ name, round: fastestOf(done) }));
  const ours = whole(best[0].round);
  for (const { name, round } of best) {
    table.push([
      name,
      round.load?.toFixed(1) ?? "–",
      round.checks.toFixed(1),
      whole(round).toFixed(1),
      (whole(round) / ours).toFixed(1),
      round.faults,
    ]);
  }
  console.log(
    `META, quarters and TOTAL of ${rows} rows × 37 columns, the fastest round of ${TURNS} turns each. ` +
      "LibreOffice: loading the workbook is in its checks, starting it is not.",
  );
  console.log(table.toString());
}
