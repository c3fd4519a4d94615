const DARK = "(prefers-color-scheme: dark)";

/** Follows the browser's theme until Office tells its own. */
export function followBrowserTheme(): void {
  const query = matchMedia(DARK);
  const apply = (): void => {
    if (!document.documentElement.hasAttribute("data-office-theme")) setTheme(query.matches);
  };
  query.addEventListener("change", apply);
  apply();
}

/**
 * Follows Office's theme, where Office tells it, also when it is changed while the pane is open. Where it tells of no
 * changes (Excel has the event in some versions only) it is asked again whenever the pane comes back to the front.
 */
export function followOfficeTheme(): void {
  const { context } = Office;
  applyOfficeTheme(context.officeTheme);
  const askAgain = (): void => applyOfficeTheme(context.officeTheme);
  try {
    context.document.addHandlerAsync(
      Office.EventType.OfficeThemeChanged,
      (event: { officeTheme?: Office.OfficeTheme } | undefined) =>
        applyOfficeTheme(event?.officeTheme ?? context.officeTheme),
      ({ status }: Office.AsyncResult<void>) => {
        if (status === Office.AsyncResultStatus.Failed) askWhenSeen(askAgain);
      },
    );
  } catch {
    // An Excel that does not know the event refuses it at once.
    askWhenSeen(askAgain);
  }
}

function askWhenSeen(ask: () => void): void {
  // Where Office has its web view follow its theme, the browser's changes with it.
  matchMedia(DARK).addEventListener("change", ask);
  window.addEventListener("focus", ask);
  document.addEventListener("visibilitychange", ask);
}

function applyOfficeTheme(theme: Office.OfficeTheme | undefined): void {
  if (!theme) return;
  document.documentElement.setAttribute("data-office-theme", "");
  setTheme(isDark(theme.bodyBackgroundColor));
}

function setTheme(dark: boolean): void {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** Whether a "#rrggbb" colour is nearer to black; weights of ITU-R BT.601. */
export function isDark(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
