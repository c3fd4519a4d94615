import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { FIRST_AMOUNT } from "../plan-with-total";
import { benchPackage } from "./bench-package";
import { AMOUNT_COLUMNS, CHECKED_SUMS } from "./checked-sums";
import type { Peer } from "./peer";

interface Chunk {
  setRows(rows: readonly (readonly CellValue[])[]): void;
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
  createAppender(table: string): Promise<{
    appendDataChunk(chunk: Chunk): void;
    closeSync(): void;
  }>;
}

/** What is used of @duckdb/node-api. */
interface DuckDb {
  readonly DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection> }> };
  readonly DuckDBDataChunk: { create(types: readonly object[]): Chunk };
  readonly VARCHAR: object;
  readonly DOUBLE: object;
}

const isDuckDb = (module: unknown): module is DuckDb =>
  typeof module === "object" &&
  module !== null &&
  ["DuckDBInstance", "DuckDBDataChunk", "VARCHAR", "DOUBLE"].every((name) => name in module);

/** Rows that DuckDB takes at a time. */
const CHUNK_ROWS = 2048;

const isText = (column: number): boolean => column < FIRST_AMOUNT;

const columnsFrom = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, index) => `c${first + index}`).join(" + ");

const BROKEN_SUMS = `SELECT sum(${CHECKED_SUMS.map(
  ({ total, first, last }) => `(c${total} <> ${columnsFrom(first, last)})::INT`,
).join(" + ")})::INT FROM poi`;

const BROKEN_TOTALS = `SELECT ${AMOUNT_COLUMNS.map(
  (column) =>
    `(sum(c${column}) FILTER (c0 <> 'TOTAL') <> sum(c${column}) FILTER (c0 = 'TOTAL'))::INT`,
).join(" + ")} FROM poi`;

async function numberFrom(connection: Connection, sql: string): Promise<number> {
  const [[answer]] = (await connection.runAndReadAll(sql)).getRows();
  if (typeof answer !== "number") throw new Error(`DuckDB answered ${String(answer)}`);
  return answer;
}

/** DuckDB in memory: the rows appended in chunks, the broken sums counted (not listed) by two queries. */
export async function sql({ values }: SheetBlock, firstRow: number): Promise<Peer> {
  const duckDb = await benchPackage("@duckdb/node-api");
  if (!isDuckDb(duckDb)) throw new Error("@duckdb/node-api is not what it was");
  const connection = await (await duckDb.DuckDBInstance.create()).connect();
  const rows = values.slice(firstRow);
  const names = rows[0].map((_, column) => `c${column} ${isText(column) ? "VARCHAR" : "DOUBLE"}`);
  const types = rows[0].map((_, column) => (isText(column) ? duckDb.VARCHAR : duckDb.DOUBLE));
  return {
    name: "DuckDB, SQL",
    roundsATurn: 5,
    round: async () => {
      const start = performance.now();
      await connection.run(`CREATE OR REPLACE TABLE poi (${names.join(", ")})`);
      const appender = await connection.createAppender("poi");
      for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
        const chunk = duckDb.DuckDBDataChunk.create(types);
        chunk.setRows(rows.slice(from, from + CHUNK_ROWS));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      const loaded = performance.now();
      const sums = await numberFrom(connection, BROKEN_SUMS);
      const totals = await numberFrom(connection, BROKEN_TOTALS);
      return { load: loaded - start, checks: performance.now() - loaded, faults: sums + totals };
    },
  };
}
