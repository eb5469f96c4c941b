import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Message } from '@/lib/contract/message';
import type { NewConversation } from '@/lib/contract/start';
import { write } from '../http';
import { newId } from '../new-id';
import { messageShape } from '../shapes';

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
export function useStartConversation() {
  const last = useRef({ words: '', clientId: '' });
  return useMutation({
    mutationFn: async (wish: StartWish): Promise<Begun> => {
      const words = JSON.stringify(wish);
      if (last.current.words !== words) last.current = { words, clientId: newId() };
      const { clientId } = last.current;
      const message = await write('/api/conversations', messageShape, {
        method: 'POST',
        body: { ...wish, clientId },
      });
      return { message, clientId };
    },
  });
}
