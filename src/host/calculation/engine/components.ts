/** Where a node is in the walk. */
interface Visit<N> {
  readonly node: N;
  readonly number: number;
  readonly needed: Iterator<N>;
  /** The least number among the nodes still open that can be reached from it. */
  lowest: number;
  isOpen: boolean;
}

/**
 * Parts nodes into those that need one another, directly or by way of others, and those that stand alone: the strongly
 * connected components (Tarjan 1972), without recursion.
 * @param needed what a node needs, all of it among the nodes
 * @returns the components, each after all that it needs
 */
export function componentsOf<N extends object>(
  nodes: readonly N[],
  needed: (node: N) => Iterable<N>,
): N[][] {
  const visits = new Map<N, Visit<N>>();
  const open: Visit<N>[] = [];
  const components: N[][] = [];
  const begin = (node: N): Visit<N> => {
    const number = visits.size;
    const iterator = needed(node)[Symbol.iterator]();
    const visit = { node, number, needed: iterator, lowest: number, isOpen: true };
    visits.set(node, visit);
    open.push(visit);
    return visit;
  };
  for (const root of nodes) {
    if (visits.has(root)) continue;
    const path = [begin(root)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const next = visit.needed.next();
      if (next.done !== true) {
        const known = visits.get(next.value);
        if (!known) path.push(begin(next.value));
        else if (known.isOpen) visit.lowest = Math.min(visit.lowest, known.number);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) above.lowest = Math.min(above.lowest, visit.lowest);
      if (visit.lowest < visit.number) continue;
      const closed = open.splice(open.lastIndexOf(visit));
      for (const each of closed) each.isOpen = false;
      components.push(closed.map(({ node }) => node));
    }
  }
  return components;
}

/** Whether the nodes of a component need themselves. */
export function isCircle<N>(component: readonly N[], needed: (node: N) => Iterable<N>): boolean {
  if (component.length > 1) return true;
  for (const node of component) for (const each of needed(node)) if (each === node) return true;
  return false;
}
