import 'server-only';
import type { AccountList } from '@/lib/contract/account';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { env } from '../env';
import { listAccounts } from './get-account';

/** The accounts of the viewer's workspace, with their state, and whether another can be had by the deployment's app. */
export async function listAccountsOf(viewer: Viewer): Promise<AccountList> {
  const offeredServer = env().deploymentApp?.serverUrl ?? null;
  return { accounts: await listAccounts(database, viewer.workspaceId), offeredServer };
}
