import 'server-only';
import type { ForgottenPassword } from '@/lib/contract/password-reset';
import { inTransaction } from '../db';
import { enqueue } from '../queue';

/**
 * Has a link to a new password mailed to an address, if it is somebody's: the job looks. Asking again before it has run is asking
 * once.
 */
export async function askPasswordReset({ email }: ForgottenPassword, now: Date): Promise<void> {
  const job = { email, askedAt: now.toISOString() };
  await inTransaction(async (tx) =>
    enqueue(tx, 'mail-password-reset', job, { key: `mail-password-reset:${email}` }),
  );
}
