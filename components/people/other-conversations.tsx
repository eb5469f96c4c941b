'use client';

import { inboxHref } from '@/lib/client/inbox-location';
import { useNow } from '@/lib/client/now';
import type { Channel } from '@/lib/contract/channel';
import type { PersonDetails } from '@/lib/contract/person';
import { capabilityOf } from '@/lib/domain/channel';
import { viewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { ChannelGlyph } from '../ui/channel-glyph';
import { isPlainClick } from '../ui/plain-click';

type Other = PersonDetails['conversations'][number];

interface OtherConversationsProps {
  readonly conversations: readonly Other[];
  readonly channels: readonly Channel[];
  readonly onOpen: (conversationId: string) => void;
}

/** What else this person wrote, as far as the viewer may read it. */
export function OtherConversations({ conversations, channels, onOpen }: OtherConversationsProps) {
  const { t } = useWords();
  if (conversations.length === 0) return <p className="text-text-3">{t('panel.noEarlier')}</p>;
  return (
    <ul>
      {conversations.map((conversation) => (
        <OtherLine
          key={conversation.id}
          conversation={conversation}
          channel={channels.find(({ id }) => id === conversation.channelId)}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

interface OtherLineProps {
  readonly conversation: Other;
  readonly channel: Channel | undefined;
  readonly onOpen: (conversationId: string) => void;
}

function OtherLine({ conversation, channel, onOpen }: OtherLineProps) {
  const { t, times } = useWords();
  const now = useNow();
  const { id, status, title, snippet, lastMessageAt } = conversation;
  const filter = viewFilter(status === 'closed' ? 'closed' : 'all');
  return (
    <li>
      <a
        href={inboxHref({ filter, conversationId: id })}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onOpen(id);
        }}
        className="-mx-2 flex gap-2.5 rounded-sm px-2 py-1 hover:bg-hover"
      >
        <ChannelGlyph
          glyph={capabilityOf(channel?.type ?? '')?.glyph ?? 'unknown'}
          className="mt-0.5 size-3.5 text-text-3"
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-start-of-list" dir="auto">
            {title ?? snippet}
          </span>
          <span className="block text-12 text-text-3">
            {t(`panel.state.${status}`)}, {times.short(lastMessageAt, now)}
          </span>
        </span>
      </a>
    </li>
  );
}
