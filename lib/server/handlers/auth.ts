import 'server-only';
import NextAuth from 'next-auth';
import { AppError } from '../errors';
import { respond } from './answer';
import { authOptions } from './auth-options';
import { clientAddress } from './client-address';
import { requireSameOrigin } from './same-origin';

/** What Next hands to its routes; next-auth asks for more of it than it uses. */
type NextRequest = Parameters<typeof NextAuth>[0];

/**
 * `/api/auth/…`: next-auth's own routes, behind the same origin check as all others. A log-in with wrong credentials
 * is answered by next-auth; one that could not be tried at all is answered with our error body.
 */
export function authenticate(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    let refused: unknown = null;
    const options = authOptions({
      address: clientAddress(request),
      userAgent: request.headers.get('user-agent') ?? '',
      cookies: request.headers.get('cookie'),
      onRefusal: (error) => {
        refused = error;
        return null;
      },
    });
    const answer = await NextAuth(request as NextRequest, context, options);
    if (refused && !isWrongCredentials(refused)) throw refused;
    return answer;
  });
}

function isWrongCredentials(error: unknown): boolean {
  return error instanceof AppError && error.code === 'wrong-credentials';
}
