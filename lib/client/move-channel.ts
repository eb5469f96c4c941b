import type { ChannelGroup } from './channel-groups';

/**
 * The channels in a new order, with one of them a place further up or down: among those of its network, and where it is at
 * the edge of them, with its whole network past the next one.
 *
 * @returns all ids; null where it is at the edge of everything
 */
export function withMoved(groups: readonly ChannelGroup[], channelId: string, step: -1 | 1): string[] | null {
  const order = groups.map(({ channels }) => channels.map(({ id }) => id));
  const at = order.findIndex((ids) => ids.includes(channelId));
  const own = order[at];
  if (!own) return null;
  const within = swapped(own, own.indexOf(channelId), step);
  if (within) return order.with(at, within).flat();
  return swapped(order, at, step)?.flat() ?? null;
}

function swapped<T>(items: readonly T[], at: number, step: number): T[] | null {
  const [one, other] = [items[at], items[at + step]];
  if (one === undefined || other === undefined) return null;
  return items.map((item, n) => (n === at ? other : n === at + step ? one : item));
}
