import type { Sandbox } from '../sandbox';
import type { Subscription } from '../state/records';
import { platformEnvelope } from './envelope';
import { REMINDER } from './event-filters';
import { enqueue } from './publish';

/** Ends a subscription at its time, and reminds of that before if it asked for it. */
export function watchLifetime(sandbox: Sandbox, subscription: Subscription): void {
  sandbox.scheduler.at(subscription.expiresAt, () => {
    if (isCurrent(sandbox, subscription)) sandbox.store.subscriptions.delete(subscription.id);
  });
  for (const filter of subscription.eventFilters) {
    const [, threshold, interval] = REMINDER.exec(filter) ?? [];
    if (threshold === undefined || interval === undefined) continue;
    remindAt(sandbox, subscription, {
      filter,
      dueAt: subscription.expiresAt - Number(threshold) * 1000,
      intervalMs: Math.max(1, Number(interval)) * 1000,
    });
  }
}

/** After a restart: all subscriptions are watched again. */
export function resumeLifetimes(sandbox: Sandbox): void {
  for (const subscription of sandbox.store.subscriptions.all()) watchLifetime(sandbox, subscription);
}

interface Reminder {
  readonly filter: string;
  readonly dueAt: number;
  readonly intervalMs: number;
}

function remindAt(sandbox: Sandbox, subscription: Subscription, reminder: Reminder): void {
  sandbox.scheduler.at(reminder.dueAt, () => {
    const now = sandbox.clock.now();
    if (!isCurrent(sandbox, subscription) || now >= subscription.expiresAt) return;
    const expiresIn = Math.round((subscription.expiresAt - now) / 1000);
    enqueue(
      sandbox,
      subscription,
      reminder.filter,
      platformEnvelope(sandbox, subscription, reminder.filter, { expiresIn }),
    );
    remindAt(sandbox, subscription, { ...reminder, dueAt: now + reminder.intervalMs });
  });
}

/** False once it was renewed, replaced or cancelled: then another watch is in charge. */
function isCurrent(sandbox: Sandbox, { id, expiresAt }: Subscription): boolean {
  return sandbox.store.subscriptions.get(id)?.expiresAt === expiresAt;
}
