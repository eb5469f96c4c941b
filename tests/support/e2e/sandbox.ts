import { expect } from '@playwright/test';
import { sandboxUrl } from './environment';

/** The channels of the demo business, as the platform calls them. */
export type ChannelType =
  | 'WhatsApp'
  | 'AppleMessagesForBusiness'
  | 'GoogleBusinessMessages'
  | 'Facebook'
  | 'Messenger'
  | 'Twitter'
  | 'Instagram'
  | 'InstagramMessaging'
  | 'Linkedin'
  | 'Youtube'
  | 'GoogleMyBusiness'
  | 'Viber'
  | 'Email'
  | 'EngageMessaging';

/** A content as the sandbox tells it. */
export interface Content {
  readonly id: string;
  readonly body: string;
  readonly title: string | null;
  readonly threadId: string;
  readonly inReplyToContentId: string | null;
  readonly authorIdentityId: string;
  /** Whom it is for. */
  readonly inReplyToAuthorIdentityId: string | null;
  readonly public: boolean;
  readonly remotelyDeleted: boolean;
  readonly synchronizationStatus: string;
  readonly attachments: readonly { readonly filename: string; readonly size: number }[];
  /** The user whose login created it. */
  readonly creatorId: string | null;
}

/** What a customer does on a network. */
export interface Writing {
  readonly name: string;
  readonly body: string;
  /** A comment, a tweet, …; what people usually do on the channel when not given. */
  readonly kind?: string;
  readonly under?: Content;
  readonly stars?: number;
  /** Subject of a mail. */
  readonly title?: string;
  /** How long ago; now when not given. Of what is written in one second, nobody can tell what came last. */
  readonly minutesAgo?: number;
}

/** Operations of the platform that stories ask about, by their published ids. */
type Operation = 'listSocialMessagingContents' | 'createSocialMessagingContent';

/** How an app identifies itself. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A call that the platform received. */
export interface PlatformCall {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly status: number | null;
}

const MINUTE_MS = 60_000;

/**
 * People in browsers do within seconds what real ones do in minutes, so the platform's call limits are out of the way
 * here; tests/api holds Foyer to them. Networks are quick to take a reply for the same reason.
 */
const CALM = {
  scenario: 'quiet',
  answerMode: 'never',
  withholdConfirmation: false,
  exportOutcome: 'success',
  exportDelayMs: [50, 200],
  rateLimits: { light: 6000, medium: 6000, heavy: 6000, auth: 6000 },
};

/** The platform and its customers, played through the sandbox's control surface. */
export class Sandbox {
  /** Where a person plays the customer by hand. */
  readonly customerPage = `${sandboxUrl()}/__sandbox/`;

  /** No faults, and every reply reaches its network. */
  async calmDown(): Promise<void> {
    await this.#control('DELETE', 'faults');
    await this.#control('PUT', 'settings', CALM);
    await this.#control('POST', 'release');
  }

  /** A customer writes; the platform tells Foyer by itself. */
  customerWrites(channelType: ChannelType, writing: Writing): Promise<Content> {
    const { name, body, kind, under, stars, title, minutesAgo } = writing;
    return this.#control('POST', 'customer-messages', {
      channelType,
      customer: { name },
      body,
      kind,
      inReplyToContentId: under?.id,
      rating: stars,
      title,
      createdAt: minutesAgo && new Date(Date.now() - minutesAgo * MINUTE_MS).toISOString(),
    });
  }

  /** The customer leaves the talk or ends the subscription: they can no longer be reached. */
  async customerLeaves(content: Content): Promise<void> {
    await this.#control('PATCH', `identities/${content.authorIdentityId}`, { hasLeft: true });
  }

  /** What the business has answered to a content through the API, as often as the platform holds it. */
  async repliesTo(content: Content): Promise<Content[]> {
    const path = `contents?inReplyToContentId=${content.id}&createdFrom=Api`;
    return (await this.#control<{ records: Content[] }>('GET', path)).records;
  }

  /** What the business has begun with these words, as often as the platform holds it. */
  async begunWith(words: string): Promise<Content[]> {
    const { records } = await this.#control<{ records: Content[] }>('GET', 'contents?createdFrom=Api');
    return records.filter(
      (content) => content.inReplyToContentId === null && JSON.stringify(content).includes(words),
    );
  }

  /** Whoever something was begun with writes back. */
  async customerAnswers(channelType: ChannelType, begun: Content | undefined, body: string): Promise<void> {
    const customer = { identityId: begun?.inReplyToAuthorIdentityId };
    await this.#control('POST', 'customer-messages', { channelType, customer, body });
  }

  /** The platform stores replies and says nothing of their arrival, until `confirmEverything`. */
  async withholdConfirmations(): Promise<void> {
    await this.#control('PUT', 'settings', { withholdConfirmation: true });
  }

  async confirmEverything(): Promise<void> {
    await this.#control('PUT', 'settings', { withholdConfirmation: false });
    await this.#control('POST', 'release');
  }

  /** The platform answers the next sends with this error, so many times, instead of doing its work. */
  async refuseReplies(refusal: {
    readonly status: number;
    readonly code: string;
    readonly times: number;
    /** Seconds. */
    readonly retryAfter?: number;
  }): Promise<void> {
    const rule = { match: { operation: 'createSocialMessagingContent' }, effect: 'status', ...refusal };
    await this.#control('PUT', 'faults', { rules: [rule] });
  }

  /** Registers an app of this name at the platform, with these permissions. */
  registerApp(name: string, permissions: readonly string[]): Promise<RegisteredApp> {
    return this.#control('POST', 'apps', { name, permissions });
  }

  /** With which the demo's service user signs in. */
  async jwt(): Promise<string> {
    return (await this.#control<{ jwt: string }>('GET', 'demo')).jwt;
  }

  /** From now on a user of the platform sees one kind of channel alone. */
  async showOnly(userId: string, channelType: ChannelType): Promise<void> {
    const { channels } = await this.#control<{ channels: { id: string; type: ChannelType }[] }>(
      'GET',
      'demo',
    );
    for (const { id: channelId, type } of channels) {
      await this.#control('PUT', 'permissions', { userId, channelId, canRead: type === channelType });
    }
  }

  /** The platform cannot reach the address it is asked to deliver to, until it calms down. */
  async findsNoDoor(): Promise<void> {
    const match = { operation: 'createSubscription' };
    const rule = { match, effect: 'status', status: 400, code: 'SUB-524' };
    await this.#control('PUT', 'faults', { rules: [rule] });
  }

  /** The app has lost the permission to read contents, until the platform calms down. */
  async forbidsReading(): Promise<void> {
    const match = { operation: 'listSocialMessagingContents' };
    const rule = { match, effect: 'status', status: 403, code: 'CMN-401' };
    await this.#control('PUT', 'faults', { rules: [rule] });
  }

  /** Every session at the platform ends: no token is good any more, and none can be renewed. */
  async endSessions(): Promise<void> {
    await this.#control('POST', 'tokens/revoke');
  }

  /** The calls of one operation that reached the platform, oldest first. */
  async callsOf(operation: Operation): Promise<PlatformCall[]> {
    const { records } = await this.#control<{ records: PlatformCall[] }>('GET', 'requests');
    return records.filter((call) => call.operation === operation);
  }

  /** Returns once Foyer has, from now on, asked the platform for the newest contents. */
  async untilAskedForNews(): Promise<void> {
    const before = (await this.callsOf('listSocialMessagingContents')).length;
    await expect
      .poll(async () => (await this.callsOf('listSocialMessagingContents')).length)
      .toBeGreaterThan(before);
  }

  async #control<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${sandboxUrl()}/__sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer}`);
    return JSON.parse(answer) as T;
  }
}
