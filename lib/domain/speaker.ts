/** By whose login somebody's replies go out, and what the platform has said to it. */

/** A refusal of the platform that holds for everything that is sent on a channel. */
export interface Forbidden {
  /** The platform's code. */
  code: string;
  /** ISO time. */
  at: string;
  /** Said to the author's own login; the one that the workspace shares may still reply. */
  isOwn?: boolean;
}

/** The login to a channel's account that somebody has linked for themselves. */
export interface OwnSpeaker {
  /** An expired one does not speak: the login that the workspace shares does. */
  state: 'linked' | 'expired';
  forbidden: Forbidden | null;
}

/** What the platform forbids, to the login by which somebody's replies go out. */
export function forbiddenTo(own: OwnSpeaker | null, shared: Forbidden | null): Forbidden | null {
  if (own?.state !== 'linked') return shared;
  return own.forbidden && { ...own.forbidden, isOwn: true };
}

/**
 * Is there no login by which somebody's replies could go out? One of their own speaks for itself while the shared one
 * needs a new sign-in, but not once the account was disconnected.
 *
 * @param state of the account; left out where it is not known
 */
export function isAccountOut(state: string | undefined, own: OwnSpeaker | null): boolean {
  if (state === 'disconnected') return true;
  return state === 'needs_sign_in' && own?.state !== 'linked';
}
