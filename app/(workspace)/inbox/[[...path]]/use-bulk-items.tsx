'use client';

import { CheckCheck, CornerUpLeft, Mail, MailOpen, RotateCcw, Users } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import type { MenuItem } from '@/components/ui/menu';
import { TagChip } from '@/components/ui/tag-chip';
import { useSession } from '@/lib/client/queries/session';
import type { BulkAct } from '@/lib/domain/bulk';
import { priorities } from '@/lib/domain/conversation-state';
import { useWords } from '@/lib/words/words-context';

type DoAct = (act: BulkAct) => void;

/** To whom many conversations can be given, as entries of a menu. */
export function useBulkAssignItems(act: DoAct): MenuItem[] {
  const { t } = useWords();
  const { agent: viewer, agents, teams } = useSession();
  const here = agents.filter(({ isActive }) => isActive);
  const agentItems = [
    ...here.filter(({ id }) => id === viewer.id),
    ...here.filter(({ id }) => id !== viewer.id),
  ].map(({ id, name }) => ({
    key: id,
    label: id === viewer.id ? t('thread.assignMe') : name,
    icon: <Avatar name={name} seed={id} size={18} />,
    onSelect: () => act({ type: 'assign', assigneeId: id }),
  }));
  const nobody = {
    key: 'nobody',
    label: t('bulk.unassign'),
    icon: <span className="size-4.5" />,
    onSelect: () => act({ type: 'assign', assigneeId: null }),
  };
  const teamItems = teams.map(({ id, name }) => ({
    key: id,
    group: t('thread.teams'),
    label: name,
    icon: <Users size={16} />,
    onSelect: () => act({ type: 'assign', teamId: id }),
  }));
  return [...agentItems, nobody, ...teamItems];
}

/** Everything else, as entries of a menu. */
export function useBulkMoreItems(act: DoAct): MenuItem[] {
  const { t } = useWords();
  return [
    {
      key: 'reopen',
      label: t('bulk.reopen'),
      icon: <RotateCcw size={16} />,
      onSelect: () => act({ type: 'status', status: 'open' }),
    },
    {
      key: 'settle',
      label: t('bulk.noReply'),
      icon: <CheckCheck size={16} />,
      onSelect: () => act({ type: 'needs-reply', needsReply: false }),
    },
    {
      key: 'mark',
      label: t('act.mark'),
      icon: <CornerUpLeft size={16} />,
      onSelect: () => act({ type: 'needs-reply', needsReply: true }),
    },
    {
      key: 'read',
      label: t('bulk.markRead'),
      icon: <MailOpen size={16} />,
      onSelect: () => act({ type: 'read', isRead: true }),
    },
    {
      key: 'unread',
      label: t('bulk.markUnread'),
      icon: <Mail size={16} />,
      onSelect: () => act({ type: 'read', isRead: false }),
    },
    ...priorities.toReversed().map((priority) => ({
      key: priority,
      group: t('act.priority'),
      label: t(`priority.${priority}`),
      onSelect: () => act({ type: 'priority', priority }),
    })),
    ...useTagItems(act),
  ];
}

function useTagItems(act: DoAct): MenuItem[] {
  const { t } = useWords();
  const { tags } = useSession();
  return (['add', 'remove'] as const).flatMap((way) =>
    tags.map(({ id, name, colour }) => ({
      key: `${way} ${id}`,
      group: t(way === 'add' ? 'bulk.addTag' : 'bulk.removeTag'),
      label: name,
      icon: <TagChip name="" colour={colour} className="size-3 p-0!" />,
      onSelect: () => act({ type: 'tags', add: [], remove: [], [way]: [id] }),
    })),
  );
}
