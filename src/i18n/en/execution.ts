import type { Level } from "../../poi/execution";
import type { Catalogue } from "../es/index";

const LEVELS: Readonly<Record<Level, string>> = {
  critical: "Critical",
  low: "Low",
  slight: "Slight",
  met: "Met",
  exceeded: "Exceeded",
  "not-programmed": "Not programmed",
  unprogrammed: "Not programmed, executed",
};

export const execution: Catalogue["execution"] = { level: (level) => LEVELS[level] };
