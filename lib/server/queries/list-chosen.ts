import 'server-only';
import type { BulkRequest } from '@/lib/contract/bulk-change';
import type { Viewer } from '@/lib/domain/permission';
import type { Database } from '../db';
import { AppError } from '../errors';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';
import { requireFilter } from './require-filter';
import { channelsSql, viewSql } from './view-sql';

/** Conversations in one change: half an hour of work. Nobody looks over more. */
const MOST_MATCHING = 20_000;

/**
 * The conversations that somebody means, of those they may read: chosen by their ids, or all that match at this moment.
 *
 * @throws AppError `bad-request` for words that nobody understands; `too-large` with `details.most`
 */
export async function listChosen(
  db: Database,
  viewer: Viewer,
  which: BulkRequest['which'],
): Promise<string[]> {
  const { text, params } = 'ids' in which ? chosenSql(viewer, which.ids) : matchingSql(viewer, which);
  const rows = await db.rows<{ id: string }>(text, params);
  if (rows.length > MOST_MATCHING) {
    throw new AppError('too-large', 'More match than one change takes.', { most: MOST_MATCHING });
  }
  return rows.map(({ id }) => id);
}

/** A statement, with the values it needs. */
interface Statement {
  text: string;
  params: unknown[];
}

function chosenSql(viewer: Viewer, ids: string[]): Statement {
  const text = `
    WITH readable AS (${READABLE_CHANNELS})
    SELECT id FROM conversation
    WHERE workspace_id = $1::uuid AND id = ANY($4::uuid[]) AND channel_id IN (SELECT id FROM readable)`;
  return { text, params: [...viewerParams(viewer), ids] };
}

function matchingSql(
  viewer: Viewer,
  { filter: words, except }: Exclude<BulkRequest['which'], { ids: string[] }>,
): Statement {
  const filter = requireFilter(words);
  const params: unknown[] = [...viewerParams(viewer), except];
  const where = viewSql(filter, params);
  const text = `
    SELECT id FROM conversation
    WHERE workspace_id = $1::uuid AND id <> ALL($4::uuid[]) AND ${where}
      AND channel_id = ANY(${channelsSql(filter, params)})
    LIMIT ${MOST_MATCHING + 1}`;
  return { text, params };
}
