import { addHours } from 'date-fns';
import { capabilityOf } from './channel';
import type { WindowState } from './conversation-state';

/**
 * When the channel stops taking free text.
 *
 * @returns ISO time, or null where there is no window or nobody has written yet
 */
export function windowClosesAt(channelType: string, lastInboundAt: string | null): string | null {
  const window = capabilityOf(channelType)?.replyWindow;
  if (!window || lastInboundAt === null) return null;
  return addHours(lastInboundAt, window.hours).toISOString();
}

/** Hours before its end from which a window is closing: worth a colour, a view and somebody's attention. */
export const CLOSING_HOURS = 4;

/**
 * Where a window stands.
 *
 * @param closesAt ISO time from `windowClosesAt`; null where there is no window
 * @param now ISO time
 */
export function windowStateAt(closesAt: string | null, now: string): WindowState {
  if (closesAt === null) return 'none';
  if (closesAt <= now) return 'closed';
  return closesAt <= addHours(now, CLOSING_HOURS).toISOString() ? 'closing' : 'open';
}
