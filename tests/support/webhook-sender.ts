import { randomUUID } from 'node:crypto';
import { until } from './until';

/** Where a subscription delivers, as the sandbox knows it. */
export interface DeliveryAddress {
  address: string;
  verificationToken: string;
}

/** One delivery of a content of its own. */
interface SentWebhook {
  uuid: string;
  contentId: string;
}

/** Milliseconds: as long as the platform waits. */
const PATIENCE = 3_000;
/** Milliseconds until somebody who keeps trying gives up. */
const LONGEST_OUTAGE = 120_000;

/** Sends deliveries to a webhook as the platform does, and remembers what was acknowledged. */
export class WebhookSender {
  readonly acknowledged: SentWebhook[] = [];
  #isOver = false;

  constructor(readonly to: DeliveryAddress) {}

  /** Sends one after the other, so many at once, until `stop`; resolves when the last was acknowledged. */
  async run(atOnce: number): Promise<void> {
    const work = async () => {
      while (!this.#isOver) await this.#send();
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  stop(): void {
    this.#isOver = true;
  }

  /** Waits until so many were acknowledged. */
  async reach(count: number): Promise<void> {
    await until(() => this.acknowledged.length >= count, LONGEST_OUTAGE);
  }

  /** Tries again until the delivery is acknowledged. */
  async #send(): Promise<void> {
    const sent = {
      uuid: randomUUID(),
      contentId: `66b0c0ff${randomUUID().replaceAll('-', '').slice(0, 16)}`,
    };
    await until(() => this.#post(sent), LONGEST_OUTAGE);
    this.acknowledged.push(sent);
  }

  async #post(sent: SentWebhook): Promise<boolean> {
    const { address, verificationToken } = this.to;
    const headers = { 'content-type': 'application/json', 'verification-token': verificationToken };
    const signal = AbortSignal.timeout(PATIENCE);
    return fetch(address, { method: 'POST', headers, body: bodyOf(sent), signal }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}

function bodyOf({ uuid, contentId }: SentWebhook): string {
  const talk = contentId.slice(-2);
  const resource = {
    id: contentId,
    type: 'Message',
    body: `text of ${contentId}`,
    authorIdentityId: `customer-${talk}`,
    threadId: `thread-${talk}`,
    channelId: 'a-channel-of-its-own',
    channelType: 'WhatsApp',
  };
  return JSON.stringify({
    uuid,
    event: '/cx/social-messaging/v1/contents/Imported',
    timestamp: '2026-11-01T10:00:00.000Z',
    subscriptionId: 'sub',
    ownerId: '1',
    body: { issuedAt: '2026-11-01T10:00:00.000Z', resource },
  });
}
