import 'server-only';
import { accountTokenColumns } from './access-token';
import { sealSecret } from './credentials';
import type { GoodSignIn } from './new-account';

/** The columns of an account that is signed in to again, secrets sealed. */
export function newSignInColumns(
  workspaceId: string,
  given: { clientSecret: string; jwt: string | null },
  { tokens, user, now }: GoodSignIn,
) {
  return {
    clientSecretSealed: sealSecret(workspaceId, 'client_secret_sealed', given.clientSecret),
    jwtSealed: given.jwt === null ? null : sealSecret(workspaceId, 'jwt_sealed', given.jwt),
    userId: user?.id ?? null,
    userName: user?.name ?? null,
    ...accountTokenColumns(workspaceId, tokens, now),
  };
}
