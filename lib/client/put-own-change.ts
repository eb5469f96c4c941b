import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '@/lib/contract/conversation';
import { putConversation } from './cache';
import { noteOwnActDone } from './own-acts';

/** Puts the server's answer to a change of the viewer's own. */
export function putOwnChange(client: QueryClient, changed: Conversation): void {
  noteOwnActDone(client, changed);
  putConversation(client, changed, null);
}
