import type { Step } from './scene';

/** Plots that run side by side: the first step of each, then the second of each, and so on. */
export function inRounds(plots: readonly (readonly Step[])[]): Step[] {
  const longest = Math.max(0, ...plots.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) => plots.flatMap((plot) => plot[round] ?? [])).flat();
}

/** So many of the items, from the start again when there are not enough; then the people get a number. */
export function repeated<T extends { readonly name: string }>(
  items: readonly T[],
  count: number,
): { readonly item: T; readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const item = items[index % items.length];
    const lap = Math.floor(index / items.length);
    return item ? [{ item, name: lap === 0 ? item.name : `${item.name} ${lap + 1}` }] : [];
  });
}
