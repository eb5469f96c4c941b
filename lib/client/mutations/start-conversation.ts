import { useMutation } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import type { NewConversation } from '@/lib/contract/start';
import { write } from '../http';
import { messageShape } from '../shapes';
import { clientIdOf } from '../start-draft';

type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A new conversation, before it has its client id. */
export type StartWish = DistributedOmit<NewConversation, 'clientId'>;

/** What began, and by which client id. */
export interface Begun {
  readonly message: Message | null;
  readonly clientId: string;
}

/**
 * Begins a conversation. The same one tried again, because no answer came, keeps its client id: it cannot go out twice.
 */
export function useStartConversation(agentId: string) {
  return useMutation({
    mutationFn: async (wish: StartWish): Promise<Begun> => {
      const clientId = clientIdOf(agentId, JSON.stringify(wish));
      const message = await write('/api/conversations', messageShape, {
        method: 'POST',
        body: { ...wish, clientId },
      });
      return { message, clientId };
    },
  });
}
