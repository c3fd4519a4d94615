import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OFFICES } from "./open-office";

/** Before all tests: a place for what their LibreOffices need. */
export default async function setup(): Promise<void> {
  process.env[OFFICES] = await mkdtemp(join(tmpdir(), "cuadra-offices-"));
}
