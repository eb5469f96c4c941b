import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Conversation } from '@/lib/contract/conversation';
import { type Act, effectOf, type Touched } from '@/lib/domain/act';
import { changeAtOnce } from '../cache';
import { write } from '../http';
import { putOwnChange } from '../put-own-change';
import { conversationShape } from '../shapes';

interface Changing {
  readonly conversation: Conversation;
  readonly act: Act;
  /** Given where an act is taken back: only the last word can be. */
  readonly expected?: Partial<Touched>;
}

/** Does one act to a conversation. Shown at once, taken back when it is refused. */
export function useChangeConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversation: { id }, act: { type, ...body }, expected }: Changing) =>
      write(`/api/conversations/${id}/${type}`, conversationShape, {
        method: 'PUT',
        body: { ...body, expected },
      }),
    onMutate: ({ conversation, act }) => changeAtOnce(client, conversation.id, effectOf(act, conversation)),
    onSuccess: (changed) => changed && putOwnChange(client, changed),
    onError: (_error, _change, takeBack) => takeBack?.(),
  });
}
