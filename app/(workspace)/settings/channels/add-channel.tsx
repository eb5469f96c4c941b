import { ChannelDialog } from '@/components/settings/channel-dialog';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useAddChannel } from '@/lib/client/mutations/place-channels';
import { useSession } from '@/lib/client/queries/session';
import type { NewChannel } from '@/lib/contract/channel-places';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';

/** Asks for a channel that has not shown itself yet, and adds it. */
export function AddChannel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const { accounts } = useSession();
  const adding = useAddChannel();
  const add = (wanted: NewChannel) =>
    adding.mutate(wanted, {
      onSuccess: () => {
        toast({ text: t('rights.added', { channel: wanted.name ?? channelTypeName(wanted.type) }) });
        onClose();
      },
    });
  return (
    <ChannelDialog
      accounts={accounts}
      failure={adding.error && failureCodeOf(adding.error)}
      isPending={adding.isPending}
      onAdd={add}
      onClose={onClose}
    />
  );
}
