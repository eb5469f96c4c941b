import 'server-only';
import type { Channel } from '@/lib/contract/channel';
import type { Viewer } from '@/lib/domain/permission';
import { forbiddenTo } from '@/lib/domain/speaker';
import type { StartQuestion } from '@/lib/domain/start-policy';
import type { Database } from '../db';
import { getChannel } from './list-channels';

/** What the start policy asks, and the channel on which something is to begin. */
export interface StartContext {
  channel: Channel;
  question: Omit<StartQuestion, 'now'>;
}

/**
 * Everything that decides whether this person may begin something on this channel.
 *
 * @throws AppError `not-found`, also for a channel that they may not read
 */
export async function getStartContext(
  db: Database,
  viewer: Viewer,
  channelId: string,
): Promise<StartContext> {
  const channel = await getChannel(db, viewer, channelId);
  const [account] = await db.rows<{ isOut: boolean }>(
    `SELECT state IN ('needs_sign_in', 'disconnected') AS "isOut" FROM account
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [viewer.workspaceId, channel.accountId],
  );
  const { type: channelType, isRetired, rights, ownLogin, forbidden } = channel;
  const isAccountOut = account?.isOut ?? true;
  return {
    channel,
    question: { channelType, isRetired, rights, forbidden: forbiddenTo(ownLogin, forbidden), isAccountOut },
  };
}
