import 'server-only';
import { database } from '../db';
import { unsealLoginSecret, unsealSecret } from './credentials';

interface SealedAccount {
  clientSecret: string;
  jwt: string;
  hookSecret: string;
  verificationToken: string;
  accessToken: string | null;
  refreshToken: string | null;
}

/**
 * Every secret that a workspace keeps sealed, in plain: to be looked for in what is going to be shown, never to be
 * shown itself.
 */
export async function knownSecrets(workspaceId: string): Promise<string[]> {
  const accounts = await database.rows<SealedAccount>(OF_ACCOUNTS, [workspaceId]);
  const logins = await database.rows<{ accessToken: string; refreshToken: string | null }>(OF_LOGINS, [
    workspaceId,
  ]);
  return [
    ...accounts.flatMap((account) => secretsOf(workspaceId, account)),
    ...logins.flatMap(({ accessToken, refreshToken }) => [
      unsealLoginSecret(workspaceId, 'access_token_sealed', accessToken),
      ...(refreshToken === null
        ? []
        : [unsealLoginSecret(workspaceId, 'refresh_token_sealed', refreshToken)]),
    ]),
  ];
}

function secretsOf(workspaceId: string, sealed: SealedAccount): string[] {
  const { accessToken, refreshToken } = sealed;
  return [
    unsealSecret(workspaceId, 'client_secret_sealed', sealed.clientSecret),
    unsealSecret(workspaceId, 'jwt_sealed', sealed.jwt),
    unsealSecret(workspaceId, 'hook_secret_sealed', sealed.hookSecret),
    unsealSecret(workspaceId, 'verification_token_sealed', sealed.verificationToken),
    ...(accessToken === null ? [] : [unsealSecret(workspaceId, 'access_token_sealed', accessToken)]),
    ...(refreshToken === null ? [] : [unsealSecret(workspaceId, 'refresh_token_sealed', refreshToken)]),
  ];
}

const OF_ACCOUNTS = `
  SELECT client_secret_sealed AS "clientSecret", jwt_sealed AS jwt, hook_secret_sealed AS "hookSecret",
    verification_token_sealed AS "verificationToken", access_token_sealed AS "accessToken",
    refresh_token_sealed AS "refreshToken"
  FROM account WHERE workspace_id = $1::uuid`;

const OF_LOGINS = `
  SELECT access_token_sealed AS "accessToken", refresh_token_sealed AS "refreshToken"
  FROM own_login WHERE workspace_id = $1::uuid`;
