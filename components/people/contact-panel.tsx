'use client';

import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Agent } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { PersonDetails } from '@/lib/contract/person';
import type { Tag } from '@/lib/contract/tag';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { ChannelDisc } from '../ui/channel-glyph';
import { TagChip } from '../ui/tag-chip';
import { OtherConversations } from './other-conversations';

interface ContactPanelProps {
  readonly conversation: Conversation;
  readonly channel: Channel | undefined;
  readonly channels: readonly Channel[];
  readonly agents: readonly Agent[];
  readonly tags: readonly Tag[];
  /** Null while it is on its way or cannot be had. */
  readonly details: PersonDetails | null;
  readonly hasFailed: boolean;
  readonly onOpen: (conversationId: string) => void;
}

/** The person of the open conversation, and the facts of it. */
export function ContactPanel(props: ContactPanelProps) {
  const { conversation, details, hasFailed, channels, onOpen } = props;
  const { t, times } = useWords();
  const { person } = conversation;
  const name = person?.name ?? t('common.somebody');
  return (
    <>
      <div className="flex items-center gap-3 px-4 pt-4 pb-3.5">
        <Avatar name={name} seed={person?.id ?? conversation.id} size={44} />
        <div className="min-w-0 flex-1">
          <h2 className="text-15 font-semi tracking-title wrap-anywhere text-start-of-list" dir="auto">
            {name}
          </h2>
          <p className="text-12 text-text-3">
            {details && t('panel.since', { date: times.date(details.firstSeenAt) })}
            {!person && t('panel.unknown')}
          </p>
        </div>
      </div>
      <ConversationFacts {...props} />
      <Tags {...props} />
      {person && <Identity {...props} name={name} />}
      {details && <Details details={details} />}
      {details && details.links.length > 0 && <Links links={details.links} />}
      {details && (
        <Section title={t('panel.earlier')}>
          <OtherConversations
            conversations={details.conversations.filter(({ id }) => id !== conversation.id)}
            channels={channels}
            onOpen={onOpen}
          />
        </Section>
      )}
      {hasFailed && (
        <p role="alert" className="px-4 py-3 text-danger-text">
          {t('panel.failed')}
        </p>
      )}
    </>
  );
}

/** To the systems that the workspace has of its own. */
function Links({ links }: Pick<PersonDetails, 'links'>) {
  const { t } = useWords();
  return (
    <Section title={t('panel.links')}>
      <ul className="grid gap-1">
        {links.map(({ name, url }) => (
          <li key={`${name} ${url}`}>
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1.5 text-accent-text"
            >
              <bdi>{name}</bdi>
              <ExternalLink size={13} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ConversationFacts({ conversation, channel, agents }: ContactPanelProps) {
  const { t, times } = useWords();
  const { assigneeId, channelType, snoozedUntil, priority, needsReplyCount, isMarkedNeedsReply } =
    conversation;
  const unasked = t(isMarkedNeedsReply ? 'panel.marked' : 'panel.answered');
  const toAnswer = needsReplyCount === 0 ? unasked : String(needsReplyCount);
  const owner = agents.find(({ id }) => id === assigneeId);
  return (
    <Section>
      <Facts
        facts={[
          [t('panel.channel'), channel?.name ?? channelTypeName(channelType)],
          [t('panel.owner'), owner?.name ?? t('panel.nobody')],
          [t('panel.state'), t(`panel.state.${conversation.status}`)],
          ...(snoozedUntil ? [[t('panel.until'), times.stamp(snoozedUntil, Date.now())] as const] : []),
          [t('panel.priority'), t(`priority.${priority}`)],
          [t('panel.toAnswer'), toAnswer],
        ]}
      />
    </Section>
  );
}

function Tags({ conversation, tags }: ContactPanelProps) {
  const { t } = useWords();
  const own = tags.filter(({ id }) => conversation.tagIds.includes(id));
  if (own.length === 0) return null;
  return (
    <Section title={t('panel.tags')}>
      <ul className="flex flex-wrap gap-1.5">
        {own.map((tag) => (
          <li key={tag.id} className="flex min-w-0">
            <TagChip {...tag} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Identity({ conversation, details, name }: ContactPanelProps & { readonly name: string }) {
  const { t } = useWords();
  const { channelType } = conversation;
  const address = details?.phone ?? details?.screenName ?? name;
  return (
    <Section title={t('panel.identity')}>
      <p className="flex min-h-8 items-center gap-2.5">
        <ChannelDisc
          glyph={capabilityOf(channelType)?.glyph ?? 'unknown'}
          label={channelTypeName(channelType)}
        />
        <span className="min-w-0 flex-1 font-medium wrap-anywhere">
          <bdi>{address}</bdi>
        </span>
        {conversation.audience === 'private' && (
          <span className="shrink-0 text-12 text-text-3">{t('panel.thisChat')}</span>
        )}
      </p>
    </Section>
  );
}

function Details({ details }: { readonly details: PersonDetails }) {
  const { t } = useWords();
  const facts = [
    [t('panel.screenName'), details.screenName === details.person.name ? null : details.screenName],
    [t('panel.phone'), details.phone],
    [t('panel.email'), details.email],
    [t('panel.network'), details.network && channelTypeName(details.network)],
  ].filter((fact): fact is [string, string] => fact[1] !== null);
  if (facts.length === 0) return null;
  return (
    <Section title={t('panel.details')}>
      <Facts facts={facts} />
    </Section>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-text-3">{term}</dt>
          <dd className="wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One part of the panel, divided from the others by a hairline. */
function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 pt-[11px] pb-[13px]">
      {title && <h3 className="mb-1 text-12 leading-5 font-medium text-text-3">{title}</h3>}
      {children}
    </section>
  );
}
