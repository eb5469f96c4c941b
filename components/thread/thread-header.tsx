'use client';

import { Check, ChevronLeft, Ellipsis, Globe, PanelRight, RotateCcw, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { conversationName } from '@/lib/client/conversation-name';
import type { Agent } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { Team } from '@/lib/contract/team';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import type { Presence } from '@/lib/domain/presence';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { ChannelDisc, ChannelGlyph } from '../ui/channel-glyph';
import { Chip } from '../ui/chip';
import { IconButton } from '../ui/icon-button';
import { Menu, type MenuItem } from '../ui/menu';
import { AssignMenu, type Ownership } from './assign-menu';
import { HeaderPresence } from './header-presence';
import { SnoozeMenu } from './snooze-menu';
import { TagMenu } from './tag-menu';

interface ThreadHeaderProps {
  readonly conversation: Conversation;
  readonly channel: Channel | undefined;
  readonly agents: readonly Agent[];
  readonly teams: readonly Team[];
  readonly viewerId: string;
  /** Who else is in it, the most telling first. */
  readonly colleagues: readonly Presence[];
  readonly isPanelOpen: boolean;
  readonly moreItems: readonly MenuItem[];
  readonly snoozeItems: readonly MenuItem[];
  readonly tagItems: readonly MenuItem[];
  readonly onBack: () => void;
  readonly onAssign: (seen: Conversation, wanted: Ownership) => void;
  readonly onHandOver: (seen: Conversation) => void;
  readonly onCloseOrReopen: () => void;
  /** The key that closes. */
  readonly closeHint: string | undefined;
  readonly onTogglePanel: () => void;
}

/** The bar over a conversation: who and where, who else is here, who owns it, and what can be done with it as a whole. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, agents, colleagues, isPanelOpen, moreItems, snoozeItems, tagItems } = props;
  const { onBack, onCloseOrReopen, closeHint, onTogglePanel } = props;
  const { t } = useWords();
  const isOpen = conversation.status !== 'closed';
  return (
    <header className="@container pane-bar ps-5 pe-3 max-md:ps-1 max-sm:min-h-14 max-sm:gap-0.5 max-sm:pe-1">
      <IconButton
        label={t('thread.back')}
        icon={<ChevronLeft size={20} />}
        onClick={onBack}
        className="md:hidden"
      />
      <PhoneAvatar {...props} />
      <Title {...props} />
      <HeaderPresence colleagues={colleagues} agents={agents} />
      <AssignMenu {...props} />
      <SnoozeMenu conversationId={conversation.id} items={snoozeItems} />
      <TagMenu items={tagItems} />
      <Button
        icon={isOpen ? <Check size={16} /> : <RotateCcw size={14} />}
        onClick={onCloseOrReopen}
        shortcut={closeHint}
        aria-label={t(isOpen ? 'thread.close' : 'thread.reopen')}
        className="max-sm:border-transparent max-sm:bg-transparent max-sm:px-0! max-sm:size-11"
      >
        <span className="max-sm:hidden">{t(isOpen ? 'thread.close' : 'thread.reopen')}</span>
      </Button>
      {moreItems.length > 0 && (
        <Menu
          label={t('thread.more')}
          items={moreItems}
          trigger={<IconButton label={t('thread.more')} icon={<Ellipsis size={16} />} />}
        />
      )}
      <IconButton
        label={t('thread.panel')}
        icon={<PanelRight size={16} />}
        aria-pressed={isPanelOpen}
        onClick={onTogglePanel}
        className="max-sm:hidden"
      />
    </header>
  );
}

/** On a phone, where the list is out of sight, the bar shows who it is. */
function PhoneAvatar({ conversation }: ThreadHeaderProps) {
  const { t } = useWords();
  const { person, channelType } = conversation;
  const name = person?.name ?? conversationName(conversation) ?? t('common.somebody');
  const glyph = capabilityOf(channelType)?.glyph ?? 'unknown';
  return (
    <Avatar
      name={name}
      seed={person?.id ?? conversation.id}
      badge={<ChannelDisc glyph={glyph} size={16} />}
      className="me-2.5 sm:hidden"
    />
  );
}

function Title({ conversation, channel, teams }: ThreadHeaderProps): ReactNode {
  const { t } = useWords();
  const team = teams.find(({ id }) => id === conversation.teamId);
  const { channelType } = conversation;
  const glyph = capabilityOf(channelType)?.glyph ?? 'unknown';
  return (
    <div className="min-w-0 flex-1">
      <h2
        tabIndex={-1}
        id="thread-heading"
        className="truncate text-15 leading-[18px] font-semi tracking-title outline-none text-start-of-list"
        dir="auto"
      >
        {conversationName(conversation) ?? t('common.somebody')}
      </h2>
      <p className="flex min-w-0 items-center gap-[5px] text-12 text-text-3">
        <ChannelGlyph glyph={glyph} className="size-[13px]" />
        <span className="truncate">
          {channelTypeName(channelType)}
          {channel?.name && <bdi>, {channel.name}</bdi>}
        </span>
        {conversation.audience === 'public' && (
          <Chip icon={<Globe size={12} />} className="ms-1 h-4.5!">
            {t('common.public')}
          </Chip>
        )}
        {team && (
          <Chip icon={<Users size={12} />} className="ms-1 h-4.5!">
            <bdi>{team.name}</bdi>
          </Chip>
        )}
      </p>
    </div>
  );
}
