import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core";
import { html, render, type TemplateResult } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { keepOneTabStop } from "./one-tab-stop";

/** What a list shows. */
export interface ListModel {
  readonly count: number;
  /** Stays the same for a row that moves; must itself be the same function for as long as the rows are. */
  readonly key: (index: number) => string | number;
  /** Height in CSS pixels to reckon with until the row has been seen. */
  readonly estimate: (index: number) => number;
  readonly row: (index: number) => TemplateResult;
  /** The row that takes part in the Tab order while no other has the focus, and is always there; -1 for none. */
  readonly active: number;
  /** Key of the row to have in sight; scrolled to once each time that it is another one. */
  readonly revealed: string | number | null;
}

/** Rows kept beyond each edge of what is seen. */
const OVERSCAN = 8;
const PAGE = 8;
/**
 * Rows from which on a list is drawn in a turn of its own, as every list is that comes into the page: it takes about as
 * long as what stands around it, and both together keep the page waiting.
 */
const MANY = 2000;
/** Frames until every row has been measured anew after one has opened and another folded up. */
const FRAMES_TO_REST = 12;

/**
 * A list of any length of which only the rows in sight are in the page. It scrolls with the element around it
 * that is marked `data-scroll`. Set `model`; what a row looks like is the model's affair.
 */
class VirtualList extends HTMLElement {
  private current: ListModel | undefined;
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;
  private unmount: (() => void) | undefined;
  private lastRevealed: string | number | null = null;
  /** Key of the row that had the focus last, until another is revealed. */
  private lastFocused: string | number | null = null;
  /** Where the list was scrolled to when the row revealed last had come to rest. */
  private restedAt: number | undefined;
  private drawing = false;
  private turn: ReturnType<typeof setTimeout> | undefined;
  private readonly measured = new WeakSet<HTMLElement>();

  set model(model: ListModel) {
    this.current = model;
    if (this.isConnected) this.refreshInTurn();
  }

  connectedCallback(): void {
    this.addEventListener("keydown", this.moveFocus);
    this.addEventListener("focusin", this.noteFocus);
    this.refreshInTurn();
  }

  disconnectedCallback(): void {
    clearTimeout(this.turn);
    this.turn = undefined;
    this.removeEventListener("keydown", this.moveFocus);
    this.removeEventListener("focusin", this.noteFocus);
    this.unmount?.();
    this.unmount = undefined;
    this.virtualizer = undefined;
  }

  /** Brings a row into sight and gives its first button the focus. */
  private async focusRow(index: number): Promise<void> {
    this.virtualizer?.scrollToIndex(index);
    await new Promise(requestAnimationFrame);
    this.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus();
  }

  /** The arrow keys, Page, Home and End move the focus from row to row. */
  private readonly moveFocus = (event: KeyboardEvent): void => {
    // Within choices the arrows go from one to the next.
    if (event.target instanceof HTMLInputElement) return;
    const from = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    if (!(from instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = Number(from.dataset.index);
    const last = (this.current?.count ?? 0) - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: last,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    void this.focusRow(Math.min(last, Math.max(0, moves[event.key])));
  };

  private readonly noteFocus = (): void => {
    const focused = this.focusedRow();
    const model = this.current;
    // Rows of a model that is still to be drawn may be fewer.
    if (!model || focused < 0 || focused >= model.count) return;
    this.lastFocused = model.key(focused);
    this.keepTabStop(model);
  };

  private keepTabStop({ active, count, key }: ListModel): void {
    keepOneTabStop(this, [
      (index) => index < count && key(index) === this.lastFocused,
      (index) => index === active,
    ]);
  }

  private revealIfNew(model: ListModel): void {
    if (model.revealed === this.lastRevealed) {
      // What comes in above (corrections that have been found) pushes the row down; who has scrolled on is left there.
      const { scrollTop } = this.closest("[data-scroll]") ?? {};
      if (scrollTop !== undefined && scrollTop === this.restedAt) void this.keepInSight(model);
      return;
    }
    this.lastRevealed = model.revealed;
    this.lastFocused = null;
    this.restedAt = undefined;
    if (model.revealed === null || model.active < 0) return;
    // One in sight stays where it is until its detail, which opens below it, has its height.
    if (!this.isInSight(model.active)) this.virtualizer?.scrollToIndex(model.active);
    void this.keepInSight(model);
  }

  /** While the details of the row before fold up and those of this one open, rows move under what is seen. */
  private async keepInSight({ revealed, active }: ListModel): Promise<void> {
    for (let frame = 0; frame < FRAMES_TO_REST; frame++) {
      await new Promise(requestAnimationFrame);
      if (this.lastRevealed !== revealed) return;
      this.showWhole(active);
    }
    this.restedAt = this.closest("[data-scroll]")?.scrollTop;
  }

  private isInSight(index: number): boolean {
    const place = this.placeOf(index);
    return place !== undefined && place.above >= 0 && place.below <= 0;
  }

  /** Scrolls until all of a row is in sight or, where it is too tall for that, its head. */
  private showWhole(index: number): void {
    const place = this.placeOf(index);
    if (!place) return;
    const { scroller, above, below } = place;
    if (above < 0) scroller.scrollTop += above;
    else if (below > 0) scroller.scrollTop += Math.min(above, below);
  }

  /** Pixels from the top of what can be seen to a row's top, and from the bottom of that to the row's bottom. */
  private placeOf(
    index: number,
  ): { scroller: HTMLElement; above: number; below: number } | undefined {
    const scroller = this.closest<HTMLElement>("[data-scroll]");
    const row = this.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
    if (!scroller || !row) return undefined;
    const seen = scroller.getBoundingClientRect();
    return {
      scroller,
      above: row.top - seen.top - this.stickyHeight(scroller),
      below: row.bottom - seen.bottom,
    };
  }

  private refreshInTurn(): void {
    if (this.virtualizer && (this.current?.count ?? 0) < MANY) {
      this.refresh();
      return;
    }
    this.turn ??= setTimeout(() => {
      this.turn = undefined;
      this.refresh();
    });
  }

  private refresh(): void {
    const model = this.current;
    const scroller = this.closest<HTMLElement>("[data-scroll]");
    if (!model || !scroller) return;
    const top = this.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const options = {
      count: model.count,
      getScrollElement: () => scroller,
      estimateSize: model.estimate,
      getItemKey: model.key,
      overscan: OVERSCAN,
      scrollMargin: Math.max(0, Math.round(top + scroller.scrollTop)),
      scrollPaddingStart: this.stickyHeight(scroller),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const rows = new Set(defaultRangeExtractor(range));
        // Out of sight they stay nevertheless: what has the focus would lose it.
        for (const row of [model.active, this.focusedRow()])
          if (row >= 0 && row < model.count) rows.add(row);
        return [...rows].sort((a, b) => a - b);
      },
      onChange: this.drawSoon,
    };
    if (this.virtualizer) {
      this.virtualizer.setOptions(options);
    } else {
      this.virtualizer = new Virtualizer(options);
      this.unmount = this.virtualizer._didMount();
    }
    this.virtualizer._willUpdate();
    this.draw();
    this.revealIfNew(model);
  }

  /** Index of the row that has the focus; -1: none. */
  private focusedRow(): number {
    const { activeElement } = document;
    const row = this.contains(activeElement) ? activeElement?.closest("[data-index]") : null;
    return row instanceof HTMLElement ? Number(row.dataset.index) : -1;
  }

  /** Where the row that had the focus has gone, the one that stands in its place takes it. */
  private passFocus(from: Element, index: number, count: number): void {
    if (from.isConnected) return;
    const heir = Math.min(index, count - 1);
    this.querySelector<HTMLElement>(`[data-index="${heir}"] button`)?.focus();
  }

  /** Draws once for all that changes in one turn: every row measured is a change. */
  private readonly drawSoon = (): void => {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.draw();
    });
  };

  /** Height of what stays above the rows while they scroll. */
  private stickyHeight(scroller: HTMLElement): number {
    const above = scroller.querySelector<HTMLElement>("[data-sticky]");
    // In a pane whose text is made large it scrolls with the rest.
    return above && getComputedStyle(above).position !== "static" ? above.offsetHeight : 0;
  }

  private draw(): void {
    const { current: model, virtualizer } = this;
    if (!model || !virtualizer) return;
    const margin = virtualizer.options.scrollMargin;
    const items = virtualizer.getVirtualItems();
    // Not while the sheet is being written in: the focus would be taken from there.
    const focused = document.hasFocus() ? this.focusedRow() : -1;
    const focusedElement = this.querySelector(`[data-index="${focused}"]`);
    render(
      html`<div class="rows" role="list">
        ${repeat(
          items,
          ({ key }) => key,
          ({ index }) =>
            html`<div
              class="row"
              role="listitem"
              data-index=${index}
              aria-setsize=${model.count}
              aria-posinset=${index + 1}
            >
              ${model.row(index)}
            </div>`,
        )}
      </div>`,
      this,
    );
    const rows = this.firstElementChild;
    if (!(rows instanceof HTMLElement)) return;
    rows.style.height = `${virtualizer.getTotalSize()}px`;
    const starts = new Map(items.map(({ index, start }) => [String(index), start - margin]));
    const fresh: HTMLElement[] = [];
    for (const row of rows.children) {
      if (!(row instanceof HTMLElement)) continue;
      row.style.transform = `translateY(${starts.get(row.dataset.index ?? "") ?? 0}px)`;
      // Those seen before are watched for their size by the virtualizer itself.
      if (!this.measured.has(row)) {
        this.measured.add(row);
        fresh.push(row);
      }
    }
    for (const row of fresh) virtualizer.measureElement(row);
    if (focusedElement) this.passFocus(focusedElement, focused, model.count);
    this.keepTabStop(model);
  }
}

customElements.define("virtual-list", VirtualList);
