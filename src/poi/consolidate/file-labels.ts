/**
 * What to call each of some files so that no two are called the same: its name, with as many of its folders as tell it
 * from others of that name; a number where none does.
 * @param paths names, or paths with "/" or "\" between folders
 */
export function fileLabels(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(/[\\/]+/).filter((part) => part !== ""));
  const labels = parts.map((own, at) => {
    const isShared = (depth: number): boolean =>
      parts.some((other, index) => index !== at && tail(other, depth) === tail(own, depth));
    let depth = 1;
    while (depth < own.length && isShared(depth)) depth++;
    // Folders that do not help are left out.
    return tail(own, isShared(depth) ? 1 : depth);
  });
  const taken = new Set<string>();
  return labels.map((label) => {
    let free = label;
    for (let number = 2; taken.has(free); number++) free = `${label} (${number})`;
    taken.add(free);
    return free;
  });
}

const tail = (parts: readonly string[], depth: number): string => parts.slice(-depth).join("/");
