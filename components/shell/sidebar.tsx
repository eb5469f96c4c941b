'use client';

import {
  AlarmClock,
  AtSign,
  BookMarked,
  Bookmark,
  CircleCheck,
  CircleDot,
  Inbox,
  Layers,
  MailX,
  TriangleAlert,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { type ChannelGroup, channelGroups } from '@/lib/client/channel-groups';
import { savedLists } from '@/lib/client/saved-views';
import type { Session } from '@/lib/contract/session';
import { type ViewFilter, type ViewName, viewFilter, viewNames } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { ChannelGlyph } from '../ui/channel-glyph';
import { SidebarItem } from './sidebar-item';

const icons: Record<ViewName, ReactNode> = {
  mine: <Inbox size={16} />,
  unassigned: <CircleDot size={16} />,
  all: <Layers size={16} />,
  mentions: <AtSign size={16} />,
  snoozed: <AlarmClock size={16} />,
  undelivered: <MailX size={16} />,
  closed: <CircleCheck size={16} />,
};

interface SidebarProps {
  readonly session: Session;
  readonly filter: ViewFilter;
  readonly onChoose: (filter: ViewFilter) => void;
}

/** Views and channels with their counts. */
export function Sidebar({ session, filter, onChoose }: SidebarProps) {
  const { t } = useWords();
  const { counts } = session;
  return (
    <nav aria-label={t('sidebar.views')} className="min-h-0 flex-1 overflow-y-auto">
      <ul>
        {viewNames.map((view) => (
          <SidebarItem
            key={view}
            icon={icons[view]}
            label={t(`view.${view}`)}
            count={view === 'closed' ? null : counts.views[view]}
            isStrong={view === 'mine' || view === 'unassigned' || view === 'undelivered'}
            current={filter}
            filter={viewFilter(view)}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {session.views.length > 0 && <SavedViews session={session} filter={filter} onChoose={onChoose} />}
      {session.teams.length > 0 && <TeamItems session={session} filter={filter} onChoose={onChoose} />}
      <Title>{t('sidebar.channels')}</Title>
      {session.channels.length === 0 ? (
        <p className="px-2 text-12 text-text-3">{t('sidebar.noChannels')}</p>
      ) : (
        <ChannelItems session={session} filter={filter} onChoose={onChoose} />
      )}
    </nav>
  );
}

/** What was kept under a name: the viewer's own, and what everybody has. */
function SavedViews({ session, filter, onChoose }: SidebarProps) {
  const { t } = useWords();
  return (
    <>
      <Title>{t('sidebar.saved')}</Title>
      <ul>
        {savedLists(session.views).map(({ view, filter: kept }) => (
          <SidebarItem
            key={view.id}
            icon={view.isShared ? <BookMarked size={16} /> : <Bookmark size={16} />}
            label={view.name}
            count={session.counts.saved[view.id] ?? null}
            current={filter}
            filter={kept}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </>
  );
}

/** What is open and given to a team. */
function TeamItems({ session, filter, onChoose }: SidebarProps) {
  const { t } = useWords();
  return (
    <>
      <Title>{t('sidebar.teams')}</Title>
      <ul>
        {session.teams.map(({ id, name }) => (
          <SidebarItem
            key={id}
            icon={<Users size={16} />}
            label={name}
            count={session.counts.teams[id] ?? 0}
            current={filter}
            filter={viewFilter('all', { teamIds: [id] })}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </>
  );
}

/** One line per network; its channels below it while it is chosen, where there are several. */
function ChannelItems({ session, filter, onChoose }: SidebarProps) {
  const { t } = useWords();
  const view = filter.view === 'closed' ? 'closed' : 'all';
  return (
    <ul>
      {channelGroups({ ...session, channels: session.channels.filter(({ isHidden }) => !isHidden) }).map(
        (group) => (
          <SidebarItem
            key={group.type}
            icon={<ChannelGlyph glyph={group.glyph} />}
            label={group.name}
            count={session.counts.channelTypes[group.type] ?? 0}
            current={filter}
            warning={
              group.isSilenced && (
                <TriangleAlert size={14} aria-label={t('sidebar.silenced')} className="text-warn-text" />
              )
            }
            filter={viewFilter(view, { channelTypes: [group.type] })}
            onChoose={onChoose}
          >
            {isInside(filter, group) && group.channels.length > 1 && (
              <ul className="ps-4">
                {group.channels.map((channel) => (
                  <SidebarItem
                    key={channel.id}
                    label={channel.name ?? channel.externalId}
                    count={session.counts.channels[channel.id] ?? 0}
                    current={filter}
                    filter={viewFilter(view, { channelIds: [channel.id] })}
                    onChoose={onChoose}
                  />
                ))}
              </ul>
            )}
          </SidebarItem>
        ),
      )}
    </ul>
  );
}

/** Is the list narrowed to this network, or to a channel of it? */
function isInside(filter: ViewFilter, group: ChannelGroup): boolean {
  return (
    filter.channelTypes.includes(group.type) ||
    group.channels.some(({ id }) => filter.channelIds.includes(id))
  );
}

function Title({ children }: { readonly children: string }) {
  return <h2 className="px-2 pt-3.5 pb-1.5 text-12 font-medium text-text-3">{children}</h2>;
}
