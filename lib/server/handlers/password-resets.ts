import 'server-only';
import { passwordReset } from '@/lib/contract/password-reset';
import { offerPasswordReset } from '../commands/offer-password-reset';
import { resetPassword } from '../commands/reset-password';
import { env } from '../env';
import { json } from './answer';
import { limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';
import { route } from './handle';
import { idParams } from './params';

/** Tries that fail, of one network address. */
const MOST_FAILURES = 10;

/** `POST /api/agents/:id/password-reset` */
export const createPasswordReset = route(
  { access: 'manage-people', params: idParams },
  async ({ viewer, params }) => {
    const token = await offerPasswordReset(viewer, params.id, new Date());
    return json({ link: `${env().publicUrl}/reset/${token}` }, 201);
  },
);

/** `POST /api/password-resets/use` */
export const usePasswordReset = route({ access: 'open', body: passwordReset }, async ({ request, body }) => {
  const limits = [{ key: `password-reset ${clientAddress(request)}`, most: MOST_FAILURES }];
  return json(await limitAttempts(limits, () => resetPassword(body, new Date())));
});
