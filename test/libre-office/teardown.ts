import { closeOffices, OFFICES } from "./open-office";

/** After all tests. */
export default async function teardown(): Promise<void> {
  const offices = process.env[OFFICES];
  if (offices !== undefined) await closeOffices(offices);
}
