'use client';

import { ChevronDown, PanelLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChannelGroup } from '@/lib/client/channel-groups';
import { countOf } from '@/lib/client/counts';
import { findSavedView } from '@/lib/client/saved-views';
import type { SavedView } from '@/lib/contract/saved-view';
import type { Counts } from '@/lib/contract/session';
import { channelTypeName } from '@/lib/domain/channel';
import { statusesOf, type ViewFilter } from '@/lib/domain/view';
import { type Speech, useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';

interface ListHeaderProps {
  readonly filter: ViewFilter;
  readonly counts: Counts;
  readonly groups: readonly ChannelGroup[];
  readonly views: readonly SavedView[];
  /** Brings the folded sidebar; null while it stands beside the list. */
  readonly onOpenSidebar: (() => void) | null;
  /** What narrows the list. */
  readonly children: ReactNode;
}

/** The bar over the list: which list it is, how long, and what narrows it. */
export function ListHeader({ filter, counts, groups, views, onOpenSidebar, children }: ListHeaderProps) {
  const { t } = useWords();
  const title = findSavedView(views, filter)?.name ?? titleOf(filter, groups, t);
  const count = countOf(filter, counts, views);
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
        <span className="shrink-0 text-text-3 tabular-nums">
          {t(isOfOpen(filter) ? 'inbox.openCount' : 'inbox.count', { n: count })}
        </span>
      )}
      <span className="flex-1" />
      {children}
    </header>
  );
}

/** A list of one channel or one network is called by it. */
function titleOf(filter: ViewFilter, groups: readonly ChannelGroup[], t: Speech['t']): string {
  const [channelId, secondChannel] = filter.channelIds;
  const channel = groups.flatMap((group) => group.channels).find(({ id }) => id === channelId);
  if (channel && secondChannel === undefined) return channel.name ?? channelTypeName(channel.type);
  const [type, secondType] = filter.channelTypes;
  if (type !== undefined && secondType === undefined) return channelTypeName(type);
  return t(`view.${filter.view}`);
}

function isOfOpen(filter: ViewFilter): boolean {
  return statusesOf(filter).every((status) => status === 'open');
}
