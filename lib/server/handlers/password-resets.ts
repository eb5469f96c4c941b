import 'server-only';
import { forgottenPassword, passwordReset } from '@/lib/contract/password-reset';
import { askPasswordReset } from '../commands/ask-password-reset';
import { offerPasswordReset } from '../commands/offer-password-reset';
import { resetPassword } from '../commands/reset-password';
import { env } from '../env';
import { notFound } from '../errors';
import { json, noContent } from './answer';
import { countAttempt, limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';
import { route } from './handle';
import { idParams } from './params';

/** Tries that fail, of one network address. */
const MOST_FAILURES = 10;

/** Mails that one network address may ask for in a quarter of an hour; an office shares one. */
const MOST_ASKED = 20;

/**
 * `POST /api/password-resets`: who has forgotten theirs asks for a mail. Nothing is looked up here, so that the answer cannot tell
 * who is known, not even by its time.
 */
export const askForMail = route({ access: 'open', body: forgottenPassword }, async ({ request, body }) => {
  if (env().mailServer === null) throw notFound('mail');
  countAttempt([{ key: `forgotten ${clientAddress(request)}`, most: MOST_ASKED }], Date.now());
  await askPasswordReset(body, new Date());
  return noContent();
});

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
