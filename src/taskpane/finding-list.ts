import type { Catalogue } from "../i18n/index";
import { cellAddress } from "../poi/address";
import { CHECKS } from "../poi/checks/index";
import type { CheckId, Finding, Severity } from "../poi/findings/finding";
import { SEVERITY_ORDER } from "../poi/findings/severity-order";
import { fold } from "../poi/header/fold";
import { findingKey } from "./finding-key";
import type { Filters } from "./state";

/** A row of the list of findings: a group's heading, or a finding. */
export type FindingRow =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly title: string;
      readonly severity: Severity;
      readonly count: number;
      readonly folded: boolean;
    }
  | {
      readonly kind: "finding";
      readonly key: string;
      readonly finding: Finding;
      /** 1-based place among the findings shown. */
      readonly position: number;
    };

/** A1 address of a finding's cell, or null where it is of a whole row. */
export function findingCell(finding: Finding): string | null {
  return finding.column < 0 ? null : cellAddress(finding.row, finding.column);
}

const CHECK_ORDER = new Map<CheckId, number>(CHECKS.map(({ id }, index) => [id, index]));

/** A finding's texts, folded for searching; worked out once a finding and language. */
const searchTexts = new WeakMap<Catalogue, WeakMap<Finding, string>>();

function searchText(texts: Catalogue, finding: Finding): string {
  let known = searchTexts.get(texts);
  if (!known) searchTexts.set(texts, (known = new WeakMap()));
  let text = known.get(finding);
  if (text === undefined) {
    const { check, unit, activity, sheet } = finding;
    const { title } = texts.checks.texts[check];
    text = fold([findingCell(finding) ?? "", title, unit, activity, sheet].join("\n"));
    known.set(finding, text);
  }
  return text;
}

/** The group of a finding by unit. A TOTAL row is of none, whatever stands in its unit's cell. */
function unitKey({ unit, isTotal }: Finding): string {
  return isTotal ? "total:" : `unit:${unit}`;
}

/** What the group of a finding by unit is called. */
function unitTitle({ unit, isTotal }: Finding, { pane }: Catalogue): string {
  return isTotal ? pane.findings.totalRow : unit || pane.filters.noUnit;
}

/** Findings looked at, or rows made, between two turns for the page. */
const STEP = 200;

/** Whether a finding passes the filters; `text` is the filters' own, folded. */
function passes(finding: Finding, filters: Filters, text: string, texts: Catalogue): boolean {
  return (
    filters.severities[finding.severity] &&
    (filters.check === null || finding.check === filters.check) &&
    (filters.unit === null || unitKey(finding) === filters.unit) &&
    (text === "" || searchText(texts, finding).includes(text))
  );
}

/**
 * The rows of the list: the findings that pass the filters, by group; worst groups first, findings in the order of
 * the workbook. Can be left off at every step and gone on with later.
 */
export function* findingRowsInSteps(
  findings: readonly Finding[],
  filters: Filters,
  texts: Catalogue,
): Generator<void, readonly FindingRow[]> {
  const text = fold(filters.text);
  const groups = new Map<string, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (!passes(finding, filters, text, texts)) continue;
    const key = filters.groupBy === "check" ? finding.check : unitKey(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const sorted = [...groups.entries()].map(([key, items]) => ({ key, items, ...worst(items) }));
  if (filters.groupBy === "check") {
    sorted.sort((a, b) => a.severityOrder - b.severityOrder || a.checkOrder - b.checkOrder);
  }
  const rows: FindingRow[] = [];
  let position = 0;
  for (const { key, items, severity } of sorted) {
    const [first] = items;
    const folded = filters.folded.has(key);
    const title =
      filters.groupBy === "check" ? texts.checks.texts[first.check].title : unitTitle(first, texts);
    rows.push({ kind: "group", key, title, severity, count: items.length, folded });
    for (const finding of items) {
      position++;
      if (position % STEP === 0) yield;
      if (!folded) rows.push({ kind: "finding", key: findingKey(finding), finding, position });
    }
  }
  return rows;
}

function worst(findings: readonly Finding[]): {
  severity: Severity;
  severityOrder: number;
  checkOrder: number;
} {
  let severity: Severity = "info";
  for (const finding of findings) {
    if (SEVERITY_ORDER[finding.severity] < SEVERITY_ORDER[severity]) severity = finding.severity;
  }
  return {
    severity,
    severityOrder: SEVERITY_ORDER[severity],
    checkOrder: CHECK_ORDER.get(findings[0].check) ?? CHECKS.length,
  };
}

/**
 * The finding that stands before (-1) or after (1) the selected one; at the ends it goes round. Without one
 * selected, or when it is gone, the first or the last.
 */
export function neighbour(
  rows: readonly FindingRow[],
  selected: string | null,
  by: 1 | -1,
): Finding | undefined {
  const findings = rows.filter((row) => row.kind === "finding");
  if (findings.length === 0) return undefined;
  const at = findings.findIndex(({ key }) => key === selected);
  const next = at < 0 ? (by > 0 ? 0 : -1) : (at + by) % findings.length;
  return findings.at(next)?.finding;
}

/**
 * How many findings have gone, and how many have come, from one validation to the next; in steps as above. One whose row
 * or column has moved, or whose sheet has another name, has done neither.
 */
export function* changesInSteps(
  before: readonly Finding[],
  now: readonly Finding[],
): Generator<void, { readonly gone: number; readonly come: number }> {
  const keys = new Set<string>();
  for (const [index, finding] of before.entries()) {
    if (index % STEP === 0) yield;
    keys.add(findingKey(finding));
  }
  const fresh = new Map<string, number>();
  for (const [index, finding] of now.entries()) {
    if (index % STEP === 0) yield;
    if (keys.delete(findingKey(finding))) continue;
    const said = saidBy(finding);
    fresh.set(said, (fresh.get(said) ?? 0) + 1);
  }
  let gone = 0;
  for (const [index, finding] of before.entries()) {
    if (index % STEP === 0) yield;
    if (!keys.has(findingKey(finding))) continue;
    const said = saidBy(finding);
    const moved = fresh.get(said) ?? 0;
    if (moved > 0) fresh.set(said, moved - 1);
    else gone++;
  }
  return { gone, come: now.length - before.length + gone };
}

/** What a finding says, wherever it stands. */
const saidBy = ({ check, unit, activity, slot, isTotal, found, expected }: Finding): string =>
  JSON.stringify([check, unit, activity, slot, isTotal, found, expected]);

/** How many filters beside severity and text are set. */
export function activeFilters(filters: Filters): number {
  return (filters.check === null ? 0 : 1) + (filters.unit === null ? 0 : 1);
}

/** The checks and the units that have findings, for the filters' lists. */
export function findingFacets(findings: readonly Finding[]): {
  readonly checks: readonly { readonly check: CheckId; readonly count: number }[];
  /** `title`: of its group; `key`: what the filter takes. */
  readonly units: readonly {
    readonly key: string;
    readonly title: (texts: Catalogue) => string;
    readonly count: number;
  }[];
} {
  const checks = new Map<CheckId, number>();
  const units = new Map<string, { readonly first: Finding; count: number }>();
  for (const finding of findings) {
    const { check } = finding;
    checks.set(check, (checks.get(check) ?? 0) + 1);
    const key = unitKey(finding);
    const known = units.get(key);
    if (known) known.count++;
    else units.set(key, { first: finding, count: 1 });
  }
  return {
    checks: [...checks.entries()].map(([check, count]) => ({ check, count })),
    units: [...units.entries()].map(([key, { first, count }]) => ({
      key,
      title: (texts) => unitTitle(first, texts),
      count,
    })),
  };
}
