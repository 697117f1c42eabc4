/**
 * Orders scalars so that each comes after all it reads.
 *
 * @param wanted Scalars to place, with all they need.
 * @param readsOf Scalars that one needs before it; those that are not to be placed are left out by the caller.
 * @returns The order, or the circle of scalars that has none.
 */
export function orderScalars(
  wanted: Iterable<number>,
  readsOf: (scalar: number) => readonly number[],
): { readonly order: readonly number[] } | { readonly circle: readonly number[] } {
  const state = new Map<number, 'open' | 'done'>();
  const order: number[] = [];
  for (const root of wanted) {
    if (state.has(root)) continue;
    const path: { scalar: number; reads: readonly number[]; next: number }[] = [];
    const open = (scalar: number) => {
      state.set(scalar, 'open');
      path.push({ scalar, reads: readsOf(scalar), next: 0 });
    };
    open(root);
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const next = top.reads[top.next];
      top.next += 1;
      if (next === undefined) {
        state.set(top.scalar, 'done');
        order.push(top.scalar);
        path.pop();
      } else if (state.get(next) === 'open') {
        const start = path.findIndex((entry) => entry.scalar === next);
        return { circle: [...path.slice(start).map((entry) => entry.scalar), next] };
      } else if (!state.has(next)) {
        open(next);
      }
    }
  }
  return { order };
}
