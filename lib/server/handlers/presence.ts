import 'server-only';
import { presenceBeat } from '@/lib/contract/presence';
import { PRESENCE_LIFE_MS } from '@/lib/domain/presence';
import { endTab, whisper } from '../feed/whisper';
import { getChannelOf } from '../queries/get-channel-of';
import { noContent } from './answer';
import { route } from './handle';

/** `POST /api/presence` */
export const beat = route({ access: 'signed-in', body: presenceBeat }, async ({ viewer, body }) => {
  const { tabId, here } = body;
  if (here === null) endTab(viewer, tabId);
  else {
    const channelId = await getChannelOf(viewer, here.conversationId);
    const { workspaceId, agentId } = viewer;
    whisper({ workspaceId, agentId, channelId, tabId, ...here, lifeMs: PRESENCE_LIFE_MS });
  }
  return noContent();
});
