import 'server-only';
import { planWebhooks } from '../commands/plan-webhooks';
import { localHints } from '../feed/hint';
import { listenToOthers } from '../feed/listen';
import { log } from '../log';

/**
 * Turns what changes into webhooks as soon as the feed says so. A hint that is lost costs a minute: then they are looked
 * after whatever was heard (commands/tend-webhooks.ts).
 */
export function followFeeds(): void {
  const planning = new Map<string, { isStale: boolean }>();
  listenToOthers();
  localHints().on('grown', (workspaceId: string) => {
    const running = planning.get(workspaceId);
    if (running) running.isStale = true;
    else void planUntilFresh(workspaceId, planning);
  });
}

async function planUntilFresh(
  workspaceId: string,
  planning: Map<string, { isStale: boolean }>,
): Promise<void> {
  const turn = { isStale: true };
  planning.set(workspaceId, turn);
  try {
    while (turn.isStale) {
      turn.isStale = false;
      await planWebhooks(workspaceId);
    }
  } catch (error) {
    log().warn({ err: error, workspaceId }, 'webhooks could not be planned');
  } finally {
    planning.delete(workspaceId);
  }
}
