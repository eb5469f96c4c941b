import 'server-only';
import type { AppToCheck } from '@/lib/contract/connect';
import type { ConnectCheck } from '@/lib/domain/connect';
import { tryServer } from '../account/try-account';

/**
 * Tries the server and the app that an admin has entered. It writes nothing: an account is there only once it was
 * signed in to.
 *
 * @returns what was tried, up to the first grave fault
 */
export async function checkApp(given: AppToCheck, now: Date): Promise<ConnectCheck[]> {
  return (await tryServer(given, now)).checks;
}
