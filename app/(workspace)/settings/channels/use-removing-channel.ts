import { useToast } from '@/components/ui/toasts';
import { useAddChannel, useRemoveChannel } from '@/lib/client/mutations/place-channels';
import type { Channel } from '@/lib/contract/channel';
import type { NewChannel } from '@/lib/contract/channel-places';
import { channelTypeName, knownChannelTypes } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** One of a kind that this version does not know was not added by anybody, and cannot be. */
function asNew({ accountId, externalId, type: kind, name }: Channel): NewChannel | null {
  const type = knownChannelTypes.find((known) => known === kind);
  return type ? { accountId, externalId, type, ...(name !== null && { name }) } : null;
}

/** Takes an empty channel away; for a moment it can be had back. */
export function useRemovingChannel(): (channel: Channel) => void {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate: remove } = useRemoveChannel();
  const { mutate: add } = useAddChannel();
  const undoOf = (channel: Channel) => {
    const again = asNew(channel);
    return (
      again && { label: t('common.undo'), isUndo: true as const, run: () => add(again, { onError: sayWhy }) }
    );
  };
  return (channel) => {
    const { id, name, type } = channel;
    const text = t('rights.removed', { channel: name ?? channelTypeName(type) });
    const undo = undoOf(channel);
    remove(id, {
      onSuccess: () => toast({ text, ...(undo && { action: undo }) }),
      onError: sayWhy,
    });
  };
}
