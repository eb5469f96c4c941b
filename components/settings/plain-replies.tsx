'use client';

import type { Channel, ChannelChange } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { PermissionCell } from '../ui/permission-cell';

interface PlainRepliesProps {
  readonly channel: Channel;
  readonly onChange: (channelId: string, change: ChannelChange) => void;
}

/** Foyer does not know this network; an admin may have found out that it takes replies. */
export function PlainReplies({ channel, onChange }: PlainRepliesProps) {
  const { t } = useWords();
  const { id, takesPlainReplies } = channel;
  return (
    <span
      data-tip={t('rights.plainHint')}
      className="inline-flex items-center gap-1 text-12 font-normal text-text-2"
    >
      <PermissionCell
        label={t('rights.plainOn', { channel: channel.name ?? channelTypeName(channel.type) })}
        state={takesPlainReplies ? 'on' : 'off'}
        onToggle={() => onChange(id, { takesPlainReplies: !takesPlainReplies })}
      />
      {t('rights.plain')}
    </span>
  );
}
