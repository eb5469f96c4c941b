import 'server-only';
import type { IntakeDetail } from '@/lib/contract/intake';
import type { Viewer } from '@/lib/domain/permission';
import { knownSecrets } from '../account/known-secrets';
import { getRawEvent } from '../queries/list-intake';
import { maskedPayload } from '../ringcentral/masked-payload';

/** Characters of a payload that a screen is given. */
const MOST_SHOWN = 200_000;

/**
 * A delivery with what it says. A command although it changes nothing: only here can be unsealed what must not be
 * shown.
 *
 * @throws AppError `not-found`
 */
export async function revealEvent({ workspaceId }: Viewer, id: string): Promise<IntakeDetail> {
  const { event, raw } = await getRawEvent(workspaceId, id);
  const payload = maskedPayload(raw, await knownSecrets(workspaceId));
  return { event, payload: payload.slice(0, MOST_SHOWN), isCut: payload.length > MOST_SHOWN };
}
