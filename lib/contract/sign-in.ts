import * as z from 'zod/mini';
import { chosenPassword } from './agent';

/** One browser in which the viewer is signed in. */
export const signInSession = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  /** Noted once in five minutes. */
  lastSeenAt: z.iso.datetime(),
  /** Such as `Chrome` and `Windows`; null where it does not say. */
  browser: z.nullable(z.string()),
  system: z.nullable(z.string()),
  /** The network address it signed in from; null where that is not known. */
  address: z.nullable(z.string()),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type SignInSession = z.infer<typeof signInSession>;

/** An identity provider by which the viewer signs in, because they have come by it once. */
export const signInLink = z.object({
  /** The provider's address, which is its name among machines. */
  issuer: z.string(),
  /** As the operator calls it, else the host of its address. */
  name: z.string(),
  linkedAt: z.iso.datetime(),
});
export type SignInLink = z.infer<typeof signInLink>;

/** `GET /api/sign-ins`: those of the viewer, the latest used first. `DELETE` ends all but the one that asks. */
export const signInList = z.object({
  sessions: z.array(signInSession),
  links: z.array(signInLink),
  /** False for whoever has only ever come by a provider: they cannot do without it. */
  hasPassword: z.boolean(),
});

/**
 * `DELETE /api/sign-ins/links?issuer=`: the viewer's own. Answers 204; `not-found`; `state-refused` with `details.reason` `only-way` for
 * whoever has no password.
 */
export const signInLinkQuery = z.strictObject({ issuer: z.string().check(z.maxLength(1_000)) });

/**
 * `PUT /api/sign-ins/password`: the viewer's own. Every other session of theirs ends. Answers 204; `wrong-credentials` when the
 * current one is wrong, `password-refused` with `details.reason` for the new one.
 */
export const passwordChange = z.strictObject({
  current: z.string().check(z.maxLength(200)),
  password: chosenPassword,
});
export type PasswordChange = z.infer<typeof passwordChange>;

/** Why somebody who came back from a provider is not in: nobody here signs in so, nobody has linked that login,
 * their workspace is closed, the invitation is for another e-mail, the login is somebody else's, or it went wrong. */
export const signInRefusals = [
  'unknown',
  'unlinked',
  'suspended',
  'other-email',
  'other-login',
  'failed',
] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

/** What the operator has set up beside passwords; our own pages get it, no route tells it. */
export interface SignInWays {
  /** Who has forgotten their password may ask for a mail. */
  readonly mail: boolean;
  /** The deployment has an app of RingCentral's. */
  readonly ringcentral: boolean;
  /** The name of an OpenID provider, empty where it has none; null: there is no provider. */
  readonly oidc: string | null;
}
