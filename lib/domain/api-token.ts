/** What a token may do. It acts as whoever made it, and never more than they may: scopes and channels only take away. */
export const apiScopes = ['read', 'reply', 'conversations'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** For how many days a token may be made; a year is the most. */
export const lifetimeChoices = [7, 30, 90, 180, 365] as const;

/** Why a token is not taken: none of ours, too old, taken back, of somebody who was let out, or of a workspace that is suspended. */
export const tokenRefusals = ['unknown', 'expired', 'revoked', 'left', 'suspended'] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];
