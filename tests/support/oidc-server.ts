import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What the provider tells of somebody beside what it calls them. */
interface Claims {
  email?: string;
  email_verified?: unknown;
}

export interface OidcServer {
  issuer: string;
  /** By what the provider calls people, which is also their log-in there. */
  people: Map<string, Claims>;
  stop(): void;
}

export const OIDC_CLIENT = { id: 'foyer', secret: 'a secret that the provider knows' };

/**
 * A real OpenID provider, which signs in whoever types a log-in.
 *
 * @param redirectUri the only one that it sends anybody back to
 * @param where the e-mail is told: in the token, or only by its endpoint for it
 */
export async function startOidcServer(
  redirectUri: string,
  where: 'token' | 'endpoint',
  port = 0,
): Promise<OidcServer> {
  const people = new Map<string, Claims>();
  const http = createServer();
  await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: OIDC_CLIENT.id,
        client_secret: OIDC_CLIENT.secret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    conformIdTokenClaims: where === 'endpoint',
    pkce: { required: () => true },
    cookies: { keys: ['of tests'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people.get(sub) }) as { sub: string },
    }),
  });
  http.on('request', provider.callback());
  return { issuer, people, stop: () => void http.close() };
}
