import type { Sandbox } from '../sandbox';
import type { Delivery, Subscription } from '../state/records';
import { post } from './post';

const ANSWER_MS = 10_000;

/** Tries a delivery when it is due, and again after the waits of the settings while it fails. */
export function dispatch(sandbox: Sandbox, deliveryId: string): void {
  const delivery = sandbox.store.deliveries.get(deliveryId);
  if (!delivery) return;
  sandbox.scheduler.at(delivery.dueAt, () => {
    void attempt(sandbox, deliveryId);
  });
}

/** After a restart: what had not been taken is tried again. */
export function resumeDeliveries(sandbox: Sandbox): void {
  for (const delivery of sandbox.store.deliveries.all()) dispatch(sandbox, delivery.id);
}

async function attempt(sandbox: Sandbox, deliveryId: string): Promise<void> {
  const delivery = sandbox.store.deliveries.get(deliveryId);
  const subscription = delivery && sandbox.store.subscriptions.get(delivery.subscriptionId);
  if (!delivery || !subscription || subscription.blacklisted) {
    sandbox.store.deliveries.delete(deliveryId);
    return;
  }
  const answer = await post(subscription.address, {
    body: delivery.payload,
    headers: subscription.verificationToken
      ? { [sandbox.settings.secretHeader]: subscription.verificationToken }
      : {},
    timeoutMs: ANSWER_MS,
  });
  const error = answer.error ?? (answer.status === 200 ? null : `status ${answer.status}`);
  if (error === null) settle(sandbox, delivery, subscription);
  else postpone(sandbox, delivery, subscription, error);
  const isLastTry = delivery.attempts >= sandbox.settings.retrySeconds.length;
  sandbox.deliveries.add({
    at: new Date(sandbox.clock.now()).toISOString(),
    uuid: String((JSON.parse(delivery.payload) as { uuid?: string }).uuid),
    subscriptionId: subscription.id,
    event: delivery.event,
    address: subscription.address,
    attempt: delivery.attempts + 1,
    status: answer.status,
    outcome: error === null ? 'taken' : isLastTry ? 'given up' : 'failed',
    error,
    payload: JSON.parse(delivery.payload),
  });
}

function settle(sandbox: Sandbox, delivery: Delivery, { id }: Subscription): void {
  sandbox.store.deliveries.delete(delivery.id);
  const subscription = sandbox.store.subscriptions.get(id);
  if (subscription?.failingSince) sandbox.store.subscriptions.put({ ...subscription, failingSince: null });
}

function postpone(sandbox: Sandbox, delivery: Delivery, { id }: Subscription, error: string): void {
  const now = sandbox.clock.now();
  const waitSeconds = sandbox.settings.retrySeconds[delivery.attempts];
  if (waitSeconds === undefined) {
    sandbox.store.deliveries.delete(delivery.id);
  } else {
    const attempts = delivery.attempts + 1;
    sandbox.store.deliveries.put({ ...delivery, attempts, dueAt: now + waitSeconds * 1000 });
    dispatch(sandbox, delivery.id);
  }
  const subscription = sandbox.store.subscriptions.get(id);
  if (!subscription || subscription.blacklisted) return;
  const failingSince = subscription.failingSince ?? now;
  const isLost = now - failingSince >= sandbox.settings.blacklistAfterSeconds * 1000;
  if (isLost) blacklist(sandbox, subscription, `I/O operation failed: ${error}`);
  else sandbox.store.subscriptions.put({ ...subscription, failingSince });
}

/** Ends deliveries to an address for good: the client has to subscribe anew (API notes, section 11). */
export function blacklist(sandbox: Sandbox, subscription: Subscription, reason: string): void {
  sandbox.store.subscriptions.put({ ...subscription, blacklisted: { at: sandbox.clock.now(), reason } });
  for (const { id } of sandbox.store.deliveriesOf.of(subscription.id)) sandbox.store.deliveries.delete(id);
}
