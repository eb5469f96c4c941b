/** What the sandbox remembers. Times are milliseconds since the epoch, on the sandbox's own clock. */

export type ChannelType =
  | 'AppleMessagesForBusiness'
  | 'Email'
  | 'EngageMessaging'
  | 'Facebook'
  | 'GoogleBusinessMessages'
  | 'GoogleMyBusiness'
  | 'Instagram'
  | 'InstagramMessaging'
  | 'Linkedin'
  | 'Messenger'
  | 'Twitter'
  | 'Viber'
  | 'WhatsApp'
  | 'Youtube';

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  /** Public channels carry posts, comments and reviews; the others private talk. Twitter carries both. */
  readonly isPublic: boolean;
  readonly agentIdentityId: string;
}

export interface Identity {
  readonly id: string;
  /** The community: Messenger people belong to Facebook, Instagram direct people to Instagram. */
  readonly network: string;
  readonly kind: 'Agent' | 'Customer';
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly displayName: string;
  readonly screenName: string;
  readonly mobilePhone: string | null;
  readonly emailAddress: string | null;
  readonly groupId: string | null;
  readonly userIds: readonly string[];
  readonly uuid: string;
  /** ISO 639-1, lower case: the language this person writes in. */
  readonly language: string;
  /** Network members such as twFollowersCount, copied into answers as they are. */
  readonly extras: Readonly<Record<string, string | number>>;
  /** Takes no private messages from strangers (Twitter). */
  readonly refusesPrivate: boolean;
  /** Deleted the conversation (Apple) or unsubscribed (Viber). */
  readonly hasLeft: boolean;
}

export const CONTENT_STATUSES = [
  'New',
  'Assigned',
  'Replied',
  'UserReply',
  'UserInitiated',
  'Ignored',
  'PendingApproval',
] as const;
export type ContentStatus = (typeof CONTENT_STATUSES)[number];

export const SYNCHRONIZATION_STATUSES = [
  'Success',
  'ExportPending',
  'ExportFailure',
  'ExportAborted',
] as const;
export type SynchronizationStatus = (typeof SYNCHRONIZATION_STATUSES)[number];

export type CreatedFrom = 'Synchronizer' | 'Interface' | 'Api' | 'AutoResponseTrigger';

export interface Content {
  readonly id: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly channelId: string;
  readonly type: string;
  readonly isPublic: boolean;
  readonly isIncoming: boolean;
  readonly authorIdentityId: string;
  readonly creatorId: string | null;
  readonly createdFrom: CreatedFrom;
  readonly body: string | null;
  readonly title: string | null;
  readonly rating: number | null;
  readonly language: string | null;
  readonly threadId: string;
  readonly isFirstInThread: boolean;
  readonly inReplyToContentId: string | null;
  readonly inReplyToAuthorIdentityId: string | null;
  readonly interventionId: string | null;
  readonly status: ContentStatus;
  readonly synchronizationStatus: SynchronizationStatus;
  readonly synchronizationError: string | null;
  /** When the push to the network ends; null when it has ended or is withheld. */
  readonly exportDueAt: number | null;
  /** Why the network will refuse it, when that is already known; null for a push that will succeed. */
  readonly exportFault: string | null;
  readonly isRemotelyDeleted: boolean;
  readonly isAutoSubmitted: boolean;
  readonly attachmentIds: readonly string[];
  readonly structuredContent: Readonly<Record<string, unknown>> | null;
  readonly contextData: Readonly<Record<string, string>> | null;
  readonly foreignId: string;
  readonly uri: string | null;
}

export interface Attachment {
  readonly id: string;
  readonly createdAt: number;
  readonly contentType: string;
  readonly filename: string;
  readonly size: number;
  readonly isPublic: boolean;
  /** A file of lib/sandbox/assets, or null when the bytes were uploaded and lie in the data folder. */
  readonly asset: string | null;
  readonly contentId: string | null;
}

export interface Intervention {
  readonly id: string;
  readonly isOpen: boolean;
}

/** A client of the platform. */
export interface RegisteredApp {
  /** The client id. */
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly permissions: readonly string[];
  /** Where a browser may be sent back to; none on record means anywhere. */
  readonly redirectUris: readonly string[];
  readonly issuesRefreshTokens: boolean;
}

export interface Session {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  readonly accessTtlSeconds: number;
  readonly isAccessUsed: boolean;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
  readonly refreshTtlSeconds: number;
  /** The refresh token before the last rotation; it still answers for a short grace. */
  readonly formerRefreshToken: string | null;
  readonly rotatedAt: number | null;
}

export interface AuthorizationCode {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly challenge: string | null;
  readonly challengeMethod: 'plain' | 'S256';
  readonly expiresAt: number;
}

export interface Subscription {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly eventFilters: readonly string[];
  readonly address: string;
  readonly verificationToken: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lifetimeSeconds: number;
  readonly failingSince: number | null;
  readonly blacklisted: { readonly at: number; readonly reason: string } | null;
}

/** An event that has not been taken by its receiver yet. */
export interface Delivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly event: string;
  readonly payload: string;
  readonly attempts: number;
  readonly dueAt: number;
}

/** What a user may do on a channel; a missing row means everything the channel offers. */
export interface Permission {
  readonly id: string;
  readonly canRead: boolean;
  readonly canReply: boolean;
  readonly canInitiate: boolean;
}

/** Odd facts that need to survive a restart: credentials, clock offset, settings, the seed's anchor. */
export interface Fact {
  readonly id: string;
  readonly value: unknown;
}
