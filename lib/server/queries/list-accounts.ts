import 'server-only';
import type { AccountList } from '@/lib/contract/account';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { listAccounts } from './get-account';

/** The accounts of the viewer's workspace, with their state. */
export async function listAccountsOf(viewer: Viewer): Promise<AccountList> {
  return { accounts: await listAccounts(database, viewer.workspaceId) };
}
