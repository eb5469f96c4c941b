import { mayRead } from '../permissions';
import type { Sandbox } from '../sandbox';
import { secretToken } from '../state/ids';
import { between } from '../state/random';
import type { Content, Subscription } from '../state/records';
import { dispatch } from './dispatch';
import { type ContentEvent, contentNotification, filterOf, guideNameOf } from './envelope';

/** With shuffling on, events of this span may overtake one another. */
const SHUFFLE_MS = 1500;

/** Tells every subscription that asked for this event and whose user may read the channel. */
export function publish(sandbox: Sandbox, event: ContentEvent, content: Content): void {
  const now = sandbox.clock.now();
  const wanting = sandbox.store.subscriptions.where(
    (subscription) =>
      wants(subscription, event) &&
      subscription.blacklisted === null &&
      now < subscription.expiresAt &&
      mayRead(sandbox, subscription.userId, content.channelId),
  );
  for (const subscription of wanting) {
    enqueue(
      sandbox,
      subscription,
      filterOf(event),
      contentNotification(sandbox, subscription, event, content),
    );
  }
}

function wants({ eventFilters }: Subscription, event: ContentEvent): boolean {
  return eventFilters.includes(filterOf(event)) || eventFilters.includes(guideNameOf(event));
}

/** Puts one notification on its way, with whatever delivery faults are in force. */
export function enqueue(
  sandbox: Sandbox,
  subscription: Subscription,
  event: string,
  notification: object,
): void {
  const faults = sandbox.faults.deliveries;
  const payload = JSON.stringify(notification);
  if (happens(sandbox, faults.drop)) {
    sandbox.deliveries.add(droppedEntry(sandbox, subscription, event, notification));
    return;
  }
  const copies = happens(sandbox, faults.double) ? 2 : 1;
  for (let copy = 0; copy < copies; copy += 1) {
    const overtaking = faults.shuffle ? between(sandbox.faults.random, 0, SHUFFLE_MS) : 0;
    const dueAt = sandbox.clock.now() + (faults.delayMs ?? 0) + overtaking;
    const id = secretToken(12);
    sandbox.store.deliveries.put({ id, subscriptionId: subscription.id, event, payload, attempts: 0, dueAt });
    dispatch(sandbox, id);
  }
}

function happens(sandbox: Sandbox, share: boolean | number | undefined): boolean {
  return share === true || (typeof share === 'number' && sandbox.faults.random() < share);
}

function droppedEntry(sandbox: Sandbox, subscription: Subscription, event: string, payload: object) {
  return {
    at: new Date(sandbox.clock.now()).toISOString(),
    uuid: 'uuid' in payload ? String(payload.uuid) : '',
    subscriptionId: subscription.id,
    event,
    address: subscription.address,
    attempt: 0,
    status: null,
    outcome: 'dropped',
    error: null,
    payload,
  } as const;
}
