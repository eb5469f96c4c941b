import 'server-only';
import { cookieNamed, isSecure } from '../session';

/**
 * Which invitation somebody at a provider is about to accept: they left from its page, and come back to where it says that they have
 * joined. next-auth keeps that address in a cookie, anew each time that somebody leaves for a provider.
 *
 * @param cookies the request's `cookie` header
 * @returns the token of its link; null for whoever only signs in
 */
export function wantedInvitation(cookies: string | null): string | null {
  const name = `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`;
  const address = decodeURIComponent(cookieNamed(name, cookies ?? '') ?? '');
  return /^https?:\/\/[^/]+\/invite\/([\w.-]+)\/joined$/.exec(address)?.[1] ?? null;
}
