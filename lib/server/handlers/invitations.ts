import 'server-only';
import { acceptance, newInvitation } from '@/lib/contract/invitation';
import { acceptInvitation } from '../commands/accept-invitation';
import { invite } from '../commands/invite';
import { withdrawInvitation } from '../commands/withdraw-invitation';
import { env } from '../env';
import { listInvitations } from '../queries/list-invitations';
import { hashOfSecret } from '../secrets';
import { json, noContent } from './answer';
import { limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';
import { route } from './handle';
import { idParams } from './params';

/** Tries that fail, of one network address and with one link: behind it may be a password that somebody has already. */
const MOST_FAILURES = 10;

/** `GET /api/invitations` */
export const readInvitations = route({ access: 'manage-people' }, async ({ viewer }) =>
  json({ invitations: await listInvitations(viewer.workspaceId) }),
);

/** `POST /api/invitations` */
export const createInvitation = route(
  { access: 'manage-people', body: newInvitation },
  async ({ viewer, body }) => {
    const { token, ...made } = await invite(viewer, body, new Date());
    return json({ ...made, link: `${env().publicUrl}/invite/${token}` }, 201);
  },
);

/** `DELETE /api/invitations/:id` */
export const deleteInvitation = route(
  { access: 'manage-people', params: idParams },
  async ({ viewer, params }) => {
    await withdrawInvitation(viewer, params.id, new Date());
    return noContent();
  },
);

/** `POST /api/invitations/accept` */
export const takeInvitation = route({ access: 'open', body: acceptance }, async ({ request, body }) => {
  const limits = [clientAddress(request), hashOfSecret(body.token)].map((whose) => ({
    key: `invitation ${whose}`,
    most: MOST_FAILURES,
  }));
  return json(await limitAttempts(limits, () => acceptInvitation(body, new Date())), 201);
});
