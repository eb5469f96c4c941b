import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** Which of these identities of the platform the viewer may know of: those heard on a channel they may read. */
export async function listKnownPeople(
  viewer: Viewer,
  accountId: string,
  externalIds: string[],
): Promise<Set<string>> {
  const known = await database.rows<{ externalId: string }>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT person.external_id AS "externalId" FROM person
     WHERE person.workspace_id = $1::uuid AND person.account_id = $4::uuid
       AND person.external_id = ANY($5::text[])
       AND EXISTS (
         SELECT FROM message WHERE message.workspace_id = $1::uuid AND message.person_id = person.id
           AND message.channel_id IN (SELECT id FROM readable))`,
    [...viewerParams(viewer), accountId, externalIds],
  );
  return new Set(known.map(({ externalId }) => externalId));
}
