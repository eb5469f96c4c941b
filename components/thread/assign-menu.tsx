'use client';

import { ChevronDown, NotebookPen, UserPlus, Users } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { useKeyHint } from '@/lib/client/key-hints';
import type { Agent } from '@/lib/contract/agent';
import type { Conversation } from '@/lib/contract/conversation';
import type { Team } from '@/lib/contract/team';
import { ownerAfter } from '@/lib/domain/assignment';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Menu, type MenuItem } from '../ui/menu';

const HeldOf = lazy(() => import('./held-of'));

/** Who is to have a conversation; the team stays where none is named. */
export interface Ownership {
  readonly assigneeId: string | null;
  readonly teamId?: string | null;
}

interface AssignMenuProps {
  readonly conversation: Conversation;
  readonly agents: readonly Agent[];
  readonly teams: readonly Team[];
  readonly viewerId: string;
  /** With the conversation as it was when the menu was opened: what somebody else did since is no wish of the viewer's. */
  readonly onAssign: (seen: Conversation, wanted: Ownership) => void;
  /** Asks whom it is given to, and for a note. */
  readonly onHandOver: (seen: Conversation) => void;
}

/** Who has the conversation, and whom it can be given to. */
export function AssignMenu(props: AssignMenuProps) {
  const { conversation, agents, viewerId } = props;
  const { t } = useWords();
  const [seen, setSeen] = useState(conversation);
  const [isOpen, setOpen] = useState(false);
  const shortcut = useKeyHint('assign');
  const openOrClose = (opens: boolean) => {
    if (opens) setSeen(conversation);
    setOpen(opens);
  };
  useActions({ assign: () => openOrClose(true) }, { conversationId: conversation.id });
  const shown = { ...props, conversation: seen };
  const items = [...useAgentItems(shown), ...useHandOverItem(shown), ...useTeamItems(shown)];
  const assignee = agents.find(({ id }) => id === conversation.assigneeId);
  const trigger = assignee ? (
    <Button
      aria-label={t('row.assignedTo', { name: assignee.name })}
      shortcut={shortcut}
      className="max-w-40 max-sm:border-transparent max-sm:bg-transparent max-sm:px-2"
    >
      <Avatar name={assignee.name} seed={assignee.id} size={18} />
      <span className="truncate max-sm:hidden">
        {assignee.id === viewerId ? t('common.you') : assignee.name.split(' ', 1)[0]}
      </span>
      <ChevronDown size={14} className="max-sm:hidden" />
    </Button>
  ) : (
    <Button
      icon={<UserPlus size={16} />}
      aria-label={t('thread.assign')}
      shortcut={shortcut}
      className="max-sm:border-transparent max-sm:bg-transparent max-sm:px-2"
    >
      <span className="max-sm:hidden">{t('thread.assign')}</span>
    </Button>
  );
  return (
    <Menu
      label={t('thread.assignTo')}
      items={items}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={openOrClose}
    />
  );
}

function useAgentItems({ conversation, agents, viewerId, onAssign }: AssignMenuProps): MenuItem[] {
  const { t } = useWords();
  const { assigneeId } = conversation;
  const takeHint = useKeyHint('take');
  const endOf = ({ id, availability }: Agent) =>
    availability === 'away' ? t('shell.away') : id === viewerId ? takeHint : undefined;
  const itemFor = (agent: Agent): MenuItem => ({
    key: agent.id,
    label: agent.id === viewerId ? t('thread.assignMe') : agent.name,
    icon: <Avatar name={agent.name} seed={agent.id} size={18} />,
    end: withHeld(agent, endOf(agent)),
    isChosen: assigneeId === agent.id,
    onSelect: () => onAssign(conversation, { assigneeId: agent.id }),
  });
  const here = agents.filter(({ isActive }) => isActive);
  const nobody = {
    key: 'nobody',
    label: t('thread.unassign'),
    icon: <span className="size-4.5" />,
    onSelect: () => onAssign(conversation, { assigneeId: null }),
  };
  return [
    ...here.filter(({ id }) => id === viewerId).map(itemFor),
    ...here.filter(({ id }) => id !== viewerId).map(itemFor),
    ...(assigneeId === null ? [] : [nobody]),
  ];
}

/** Behind a name that has a capacity, how much of it is held. */
function withHeld(agent: Agent, end: string | undefined): ReactNode {
  if (agent.capacity === null) return end;
  return (
    <span className="flex gap-2">
      <Suspense fallback={null}>
        <HeldOf agent={agent} />
      </Suspense>
      {end}
    </span>
  );
}

/** A team's queue gets it; who has it keeps it only as one of the team. */
function useTeamItems({ conversation, teams, onAssign }: AssignMenuProps): MenuItem[] {
  const { t } = useWords();
  const { assigneeId, teamId } = conversation;
  const group = t('thread.teams');
  const items = teams.map(({ id, name, memberIds }) => ({
    key: id,
    group,
    label: name,
    icon: <Users size={16} />,
    isChosen: teamId === id,
    onSelect: () =>
      onAssign(conversation, ownerAfter({ type: 'assign', teamId: id }, conversation, memberIds)),
  }));
  if (teamId === null) return items;
  const none = {
    key: 'no-team',
    group,
    label: t('thread.noTeam'),
    icon: <span className="size-4" />,
    onSelect: () => onAssign(conversation, { teamId: null, assigneeId }),
  };
  return [...items, none];
}

/** Offered where there is somebody to give it to. */
function useHandOverItem({ conversation, agents, teams, viewerId, onHandOver }: AssignMenuProps): MenuItem[] {
  const { t } = useWords();
  const hasOthers = agents.some(({ id, isActive }) => isActive && id !== viewerId);
  if (!hasOthers && teams.length === 0) return [];
  return [
    {
      key: 'hand-over',
      label: t('handOver.offer'),
      icon: <NotebookPen size={16} />,
      onSelect: () => onHandOver(conversation),
    },
  ];
}
