import 'server-only';
import { accountTokenColumns } from './access-token';
import { sealedOrNull } from './credentials';
import type { GoodSignIn } from './new-account';

/** The columns of an account that is signed in to again, secrets sealed. */
export function newSignInColumns(
  workspaceId: string,
  given: { clientSecret: string | null; jwt: string | null },
  { app, tokens, user, now }: GoodSignIn,
) {
  return {
    // The deployment may have another app than when it was connected.
    serverUrl: app.serverUrl,
    clientId: app.clientId,
    clientSecretSealed: sealedOrNull(workspaceId, 'client_secret_sealed', given.clientSecret),
    jwtSealed: sealedOrNull(workspaceId, 'jwt_sealed', given.jwt),
    userId: user?.id ?? null,
    userName: user?.name ?? null,
    ...accountTokenColumns(workspaceId, tokens, now),
  };
}
