'use client';

import { ChevronDown, ListFilter, PanelLeft, X } from 'lucide-react';
import type { ChannelGroup } from '@/lib/client/channel-groups';
import type { Counts } from '@/lib/contract/session';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import type { ViewFilter } from '@/lib/domain/view';
import { type Speech, useWords } from '@/lib/words/words-context';
import { ChannelGlyph } from '../ui/channel-glyph';
import { IconButton } from '../ui/icon-button';
import { Menu, type MenuItem } from '../ui/menu';

interface ListHeaderProps {
  readonly filter: ViewFilter;
  readonly counts: Counts;
  readonly groups: readonly ChannelGroup[];
  readonly onChoose: (filter: ViewFilter) => void;
  /** Brings the folded sidebar; null while it stands beside the list. */
  readonly onOpenSidebar: (() => void) | null;
}

/** The bar over the list: which list it is, how long, and what it is narrowed to. */
export function ListHeader({ filter, counts, groups, onChoose, onOpenSidebar }: ListHeaderProps) {
  const { t } = useWords();
  const title = titleOf(filter, groups, t);
  const count = countOf(filter, counts);
  return (
    <header className="pane-bar ps-4 pe-3 max-sm:min-h-14 max-sm:border-none max-sm:pe-2">
      {onOpenSidebar && (
        <IconButton
          label={t('sidebar.open')}
          icon={<PanelLeft size={16} />}
          onClick={onOpenSidebar}
          className="-ms-2 max-sm:hidden"
        />
      )}
      <h2 className="min-w-0 truncate text-15 font-semi tracking-title max-sm:hidden">{title}</h2>
      {onOpenSidebar && (
        <h2 className="min-w-0 sm:hidden">
          <button
            type="button"
            onClick={onOpenSidebar}
            className="flex h-11 max-w-full items-center gap-1.5 text-18 font-semi"
          >
            <span className="truncate">{title}</span>
            <ChevronDown size={18} className="shrink-0" />
          </button>
        </h2>
      )}
      {count !== null && (
        <span className="shrink-0 text-text-3 tabular-nums">{t('inbox.openCount', { n: count })}</span>
      )}
      <span className="flex-1" />
      {(filter.channelType !== null || filter.channelId !== null) && (
        <IconButton
          label={t('inbox.clearFilter')}
          icon={<X size={16} />}
          onClick={() => onChoose({ ...filter, channelType: null, channelId: null })}
        />
      )}
      <Menu
        label={t('inbox.filter')}
        items={filterItems(filter, groups, onChoose, t('inbox.allChannels'))}
        trigger={<IconButton label={t('inbox.filter')} icon={<ListFilter size={16} />} />}
      />
    </header>
  );
}

function titleOf(filter: ViewFilter, groups: readonly ChannelGroup[], t: Speech['t']): string {
  const channel = groups.flatMap((group) => group.channels).find(({ id }) => id === filter.channelId);
  if (channel) return channel.name ?? channelTypeName(channel.type);
  if (filter.channelType !== null) return channelTypeName(filter.channelType);
  return t(`view.${filter.view}`);
}

/** Only where the number is the list's own: a view that is narrowed to a channel has none. */
function countOf(filter: ViewFilter, counts: Counts): number | null {
  const isNarrowed = filter.channelId !== null || filter.channelType !== null;
  if (filter.view === 'closed' || (isNarrowed && filter.view !== 'all')) return null;
  if (!isNarrowed) return counts.views[filter.view];
  if (filter.channelId !== null) return counts.channels[filter.channelId] ?? 0;
  return counts.channelTypes[filter.channelType ?? ''] ?? 0;
}

function filterItems(
  filter: ViewFilter,
  groups: readonly ChannelGroup[],
  onChoose: (filter: ViewFilter) => void,
  all: string,
): MenuItem[] {
  const choose = (channelType: string | null, channelId: string | null) => () =>
    onChoose({ ...filter, channelType, channelId });
  return [
    {
      key: 'all',
      label: all,
      isChosen: filter.channelType === null && filter.channelId === null,
      onSelect: choose(null, null),
    },
    ...groups.flatMap((group) => [
      {
        key: group.type,
        label: group.name,
        icon: <ChannelGlyph glyph={capabilityOf(group.type)?.glyph ?? 'unknown'} />,
        isChosen: filter.channelType === group.type && filter.channelId === null,
        onSelect: choose(group.type, null),
      },
      ...(group.channels.length < 2 ? [] : group.channels).map((channel) => ({
        key: channel.id,
        label: channel.name ?? channel.externalId,
        isChosen: filter.channelId === channel.id,
        onSelect: choose(group.type, channel.id),
      })),
    ]),
  ];
}
