import 'server-only';
import { randomSecret, seal, unseal } from '../secrets';

/** The columns of `account` that hold ciphertext. */
type SealedColumn =
  | 'access_token_sealed'
  | 'client_secret_sealed'
  | 'hook_secret_sealed'
  | 'jwt_sealed'
  | 'refresh_token_sealed'
  /** Of an errand to connect one: what was entered, and the verifier of its code. */
  | 'given_sealed'
  | 'verifier_sealed'
  | 'verification_token_sealed';

/** Every sealed column of the database, and the table its ciphertext is bound to. */
export const sealedColumns: readonly { table: string; boundTo: string; columns: readonly string[] }[] = [
  {
    table: 'account',
    boundTo: 'account',
    columns: [
      'access_token_sealed',
      'client_secret_sealed',
      'hook_secret_sealed',
      'jwt_sealed',
      'refresh_token_sealed',
      'verification_token_sealed',
    ],
  },
  { table: 'connect_errand', boundTo: 'account', columns: ['given_sealed', 'verifier_sealed'] },
  { table: 'own_login', boundTo: 'own_login', columns: ['access_token_sealed', 'refresh_token_sealed'] },
  { table: 'login_errand', boundTo: 'own_login', columns: ['verifier_sealed'] },
  {
    table: 'outgoing_webhook',
    boundTo: 'outgoing_webhook',
    columns: ['former_secret_sealed', 'secret_sealed'],
  },
  { table: 'invitation', boundTo: 'invitation', columns: ['secret_sealed'] },
];

/** Letters and digits: other or more of them are said to be refused by the platform. */
const VERIFICATION_LENGTH = 24;

/** Encrypts a secret for its column. */
export function sealSecret(workspaceId: string, column: SealedColumn, plain: string): string {
  return seal(plain, { table: 'account', column, workspaceId });
}

/** The same for what may be missing. */
export function sealedOrNull(workspaceId: string, column: SealedColumn, plain: string | null): string | null {
  return plain === null ? null : sealSecret(workspaceId, column, plain);
}

/**
 * Reads a column of `sealSecret`.
 *
 * @throws when it was sealed for another column or workspace, or under another FOYER_SECRET
 */
export function unsealSecret(workspaceId: string, column: SealedColumn, sealed: string): string {
  return unseal(sealed, { table: 'account', column, workspaceId });
}

/** The columns that hold ciphertext of an agent's own login, and of the errand that links it. */
type SealedLoginColumn = 'access_token_sealed' | 'refresh_token_sealed' | 'verifier_sealed';

/** Encrypts a secret of an own login for its column. */
export function sealLoginSecret(workspaceId: string, column: SealedLoginColumn, plain: string): string {
  return seal(plain, { table: 'own_login', column, workspaceId });
}

/**
 * Reads a column of `sealLoginSecret`.
 *
 * @throws as `unsealSecret` does
 */
export function unsealLoginSecret(workspaceId: string, column: SealedLoginColumn, sealed: string): string {
  return unseal(sealed, { table: 'own_login', column, workspaceId });
}

/**
 * The sealed columns of a new account: the given credentials, and fresh secrets for its webhook.
 *
 * @param given what an admin entered; no JWT where they signed in themselves, no secret where the app is the deployment's
 */
export function sealedColumnsOfNewAccount(
  workspaceId: string,
  given: { clientSecret: string | null; jwt: string | null },
) {
  const verificationToken = randomSecret().replaceAll(/[-_]/g, '').slice(0, VERIFICATION_LENGTH);
  return {
    clientSecretSealed: sealedOrNull(workspaceId, 'client_secret_sealed', given.clientSecret),
    jwtSealed: sealedOrNull(workspaceId, 'jwt_sealed', given.jwt),
    hookSecretSealed: sealSecret(workspaceId, 'hook_secret_sealed', randomSecret()),
    verificationTokenSealed: sealSecret(workspaceId, 'verification_token_sealed', verificationToken),
  };
}
