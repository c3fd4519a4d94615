/**
 * A button that is disabled while what it asked for is done loses the focus to the page, where Tab begins elsewhere: it
 * has it again once it is enabled, unless the focus is somewhere else by then.
 */
export class RestingFocus {
  private button: HTMLButtonElement | undefined;

  constructor(private readonly root: Element) {}

  /** Told after each drawing. */
  drawn(): void {
    const { button } = this;
    const { activeElement } = document;
    if (button && (!button.isConnected || this.isElsewhere(button))) this.button = undefined;
    else if (button && !button.disabled) {
      this.button = undefined;
      button.focus({ preventScroll: true });
    } else if (
      activeElement instanceof HTMLButtonElement &&
      activeElement.disabled &&
      this.root.contains(activeElement)
    )
      this.button = activeElement;
  }

  private isElsewhere(button: Element): boolean {
    const { activeElement, body } = document;
    return !document.hasFocus() || (activeElement !== body && activeElement !== button);
  }
}
