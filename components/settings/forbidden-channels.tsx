'use client';

import { CircleAlert, RotateCw } from 'lucide-react';
import { causeOf } from '@/lib/client/failure-words';
import type { Channel } from '@/lib/contract/channel';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { ChannelDisc } from '../ui/channel-glyph';
import { PageLink } from '../ui/page-link';

interface ForbiddenProps {
  readonly channels: readonly Channel[];
  /** The right is there again, as far as the admin knows. */
  readonly onRetest: (channelId: string) => void;
}

/** Channels on which RingCentral lets nobody here reply: what it said, where, and a way to find out anew. */
export function ForbiddenChannels({ channels, onRetest }: ForbiddenProps) {
  const { t } = useWords();
  const marked = channels.filter(({ forbidden }) => forbidden !== null);
  if (marked.length === 0) return null;
  return (
    <section aria-labelledby="forbidden" className="mb-4.5 rounded-lg border border-danger-line">
      <header className="px-4 pt-3">
        <h2 id="forbidden" className="flex items-center gap-1.5 text-14 font-semi text-danger-text">
          <CircleAlert size={14} />
          {t('forbidden.title')}
        </h2>
        <p className="pt-0.5 text-12 text-text-2">{t('forbidden.lead')}</p>
      </header>
      <ul className="px-4 pt-1 pb-2">
        {marked.map((channel) => (
          <Marked key={channel.id} channel={channel} onRetest={onRetest} />
        ))}
      </ul>
    </section>
  );
}

function Marked({ channel, onRetest }: Pick<ForbiddenProps, 'onRetest'> & { readonly channel: Channel }) {
  const { t, times } = useWords();
  const { forbidden, type } = channel;
  if (!forbidden) return null;
  const name = channel.name ?? channelTypeName(type);
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-t border-line py-2 first:border-0">
      <ChannelDisc glyph={capabilityOf(type)?.glyph ?? 'unknown'} />
      <b className="font-medium" dir="auto">
        {name}
      </b>
      <span className="min-w-40 flex-1 text-text-2">
        {causeOf(t, forbidden.code, channelTypeName(type))}{' '}
        <span className="text-12 whitespace-nowrap text-text-3">
          <bdi className="font-mono text-11">{forbidden.code}</bdi>, {times.exact(forbidden.at)}
        </span>
      </span>
      {forbidden.conversationId && (
        <PageLink
          href={`/inbox/undelivered/${forbidden.conversationId}`}
          className="text-12 text-accent-text hover:underline"
        >
          {t('forbidden.message')}
        </PageLink>
      )}
      <Button size="sm" icon={<RotateCw size={12} />} onClick={() => onRetest(channel.id)}>
        {t('common.tryAgain')}
      </Button>
    </li>
  );
}
