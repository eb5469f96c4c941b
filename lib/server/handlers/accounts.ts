import 'server-only';
import { listAccountsOf } from '../queries/list-accounts';
import { json } from './answer';
import { route } from './handle';

/** `GET /api/accounts` */
export const readAccounts = route({ access: 'manage-settings' }, async ({ viewer }) =>
  json(await listAccountsOf(viewer)),
);
