import 'server-only';
import { z } from 'zod';
import {
  accountChange,
  accountToConnect,
  appToCheck,
  consentErrand,
  newSignIn,
} from '@/lib/contract/connect';
import { isGrave } from '@/lib/domain/connect';
import { addAccount } from '../commands/add-account';
import { beginConsent } from '../commands/begin-consent';
import { changeAccount } from '../commands/change-account';
import { checkApp } from '../commands/check-app';
import { disconnectAccount } from '../commands/disconnect-account';
import { finishConsent } from '../commands/finish-consent';
import { repairAccount } from '../commands/repair-account';
import { signInAccount } from '../commands/sign-in-account';
import { env } from '../env';
import { listAccountHealth, listIncidents } from '../queries/get-account-health';
import { listAccountsOf } from '../queries/list-accounts';
import { findViewer } from '../session';
import { json } from './answer';
import { route } from './handle';
import { idParams } from './params';

const access = 'manage-settings';

/** `GET /api/accounts` */
export const readAccounts = route({ access }, async ({ viewer }) => json(await listAccountsOf(viewer)));

/** `GET /api/accounts/health` */
export const readAccountHealth = route({ access }, async ({ viewer }) =>
  json(await listAccountHealth(viewer, new Date())),
);

/** `GET /api/accounts/:id/incidents` */
export const readIncidents = route({ access, params: idParams }, async ({ viewer, params }) =>
  json(await listIncidents(viewer, params.id)),
);

/** `POST /api/accounts/:id/repair` */
export const mendAccount = route({ access, params: idParams }, async ({ viewer, params }) =>
  json(await repairAccount(viewer, params.id, new Date())),
);

/** `POST /api/accounts/check` */
export const tryAccount = route({ access, body: appToCheck }, async ({ body }) =>
  json({ checks: await checkApp(body, new Date()) }),
);

/** `POST /api/accounts` */
export const connectAccount = route({ access, body: accountToConnect }, async ({ viewer, body }) =>
  json(await addAccount(viewer, body, new Date())),
);

/** `PUT /api/accounts/:id/sign-in` */
export const renewSignIn = route(
  { access, params: idParams, body: newSignIn },
  async ({ viewer, params, body }) =>
    json(await signInAccount(viewer, { accountId: params.id, given: body }, new Date())),
);

/** `PATCH /api/accounts/:id` */
export const editAccount = route(
  { access, params: idParams, body: accountChange },
  async ({ viewer, params, body }) =>
    json(await changeAccount(viewer, { accountId: params.id, change: body }, new Date())),
);

/** `DELETE /api/accounts/:id`: disconnects it, and answers with it: its history stays. */
export const endAccount = route({ access, params: idParams }, async ({ viewer, params }) =>
  json(await disconnectAccount(viewer, params.id, new Date())),
);

/** `POST /api/accounts/consent` */
export const askForConsent = route({ access, body: consentErrand }, async ({ viewer, body }) =>
  json({ address: await beginConsent(viewer, { errand: body, redirectUri: redirectUri() }, new Date()) }),
);

/** What the platform brings: a code, or an `error`. More than these two is its own business. */
const returned = z.object({ state: z.string().max(200), code: z.string().max(2_000).optional() });

/**
 * `GET /api/accounts/return`: the browser comes from the platform's page, so that it gets a page. Who it is tells their
 * session; whoever may not connect accounts comes back as one whom nobody had sent.
 */
export const takeConsent = route({ access: 'open', query: returned.loose() }, async ({ request, query }) => {
  const viewer = await findViewer(request.headers.get('cookie'));
  const { state, code = null } = query;
  const back = { state, code, redirectUri: redirectUri() };
  const isAdmin = viewer?.role === 'admin';
  const { checks, account } = isAdmin
    ? await finishConsent(viewer, back, new Date())
    : { checks: [], account: null };
  const fault = checks.find(isGrave)?.fault ?? 'consent-late';
  const end = new URLSearchParams(
    account ? { connect: 'connected', account: account.id } : { connect: fault },
  );
  return new Response(null, { status: 303, headers: { location: `/settings/channels?${end}` } });
});

/** Must be registered with the app at the platform. */
function redirectUri(): string {
  return `${env().publicUrl}/api/accounts/return`;
}
