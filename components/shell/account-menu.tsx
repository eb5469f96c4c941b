'use client';

import {
  Bell,
  Building2,
  CircleUserRound,
  Coffee,
  Keyboard,
  Languages,
  LogOut,
  MessageSquareText,
  Monitor,
  Moon,
  Sun,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { runAction } from '@/lib/client/action-offers';
import { type NoticeState, useNoticeState, wantNotices } from '@/lib/client/desktop-notices';
import { useKeyHint } from '@/lib/client/key-hints';
import { chooseLanguage } from '@/lib/client/language';
import { chooseTheme, useTheme } from '@/lib/client/theme';
import type { Agent } from '@/lib/contract/agent';
import type { WorkspaceName } from '@/lib/contract/session';
import type { Availability } from '@/lib/domain/absence';
import { languageNames, languages } from '@/lib/domain/language';
import { type Theme, themes } from '@/lib/domain/workspace-settings';
import { type Speech, useWords } from '@/lib/words/words-context';
import type { MenuItem } from '../ui/menu';
import MenuPopover from '../ui/menu-popover';

const icons: Record<Theme, ReactNode> = {
  light: <Sun size={16} />,
  dark: <Moon size={16} />,
  system: <Monitor size={16} />,
};

interface AccountMenuProps {
  readonly agent: Agent;
  /** The one that is shown. */
  readonly workspaceId: string;
  /** All that the viewer may switch to, this one among them. */
  readonly workspaces: readonly WorkspaceName[];
  readonly onSwitch: (workspaceId: string) => void;
  readonly onSetAvailability: (availability: Availability) => void;
  readonly onSignOut: () => void;
  /** The button that was pressed. */
  readonly trigger: React.ReactElement<React.ComponentProps<'button'>>;
}

/** The viewer's own menu, open: where they work, whether they are away, colours of the screen, its keys, and the way out. */
export function AccountMenu(props: AccountMenuProps) {
  const { agent, onSetAvailability, onSignOut, trigger } = props;
  const { t, language } = useWords();
  const chosen = useTheme();
  const notices = useNoticeState();
  const router = useRouter();
  const isAway = agent.availability === 'away';
  const end = useKeyHint('help');
  const items: MenuItem[] = [
    ...workspaceItems(props, t),
    {
      key: 'away',
      label: t('shell.away'),
      icon: <Coffee size={16} />,
      isChosen: isAway,
      onSelect: () => onSetAvailability(isAway ? 'available' : 'away'),
    },
    ...themes.map((theme) => ({
      key: theme,
      label: t(`shell.theme.${theme}`),
      icon: icons[theme],
      isChosen: theme === chosen,
      onSelect: () => chooseTheme(theme),
    })),
    ...languages.map((each) => ({
      key: each,
      group: t('shell.language'),
      label: languageNames[each],
      icon: <Languages size={16} />,
      isChosen: each === language,
      onSelect: () => {
        chooseLanguage(each);
        router.refresh();
      },
    })),
    ...noticeItem(notices, t),
    {
      key: 'replies',
      label: t('shell.replies'),
      icon: <MessageSquareText size={16} />,
      onSelect: () => router.push('/settings/replies'),
    },
    {
      key: 'login',
      label: t('shell.login'),
      icon: <CircleUserRound size={16} />,
      onSelect: () => router.push('/settings/login'),
    },
    {
      key: 'keys',
      label: t('shell.keys'),
      icon: <Keyboard size={16} />,
      end,
      onSelect: () => void runAction('help'),
    },
    { key: 'out', label: t('shell.signOut'), icon: <LogOut size={16} />, onSelect: onSignOut },
  ];
  return <MenuPopover label={t('shell.account', { name: agent.name })} items={items} trigger={trigger} />;
}

/** Nothing to choose from where there is one. */
function workspaceItems({ workspaces, workspaceId, onSwitch }: AccountMenuProps, t: Speech['t']): MenuItem[] {
  if (workspaces.length < 2) return [];
  return workspaces.map(({ id, name }) => ({
    key: id,
    group: t('shell.workspaces'),
    label: name,
    icon: <Building2 size={16} />,
    isChosen: id === workspaceId,
    onSelect: () => id === workspaceId || onSwitch(id),
  }));
}

/** Asks for permission only when it is chosen, as browsers want it. */
function noticeItem(state: NoticeState, t: Speech['t']): MenuItem[] {
  if (state === 'unsupported') return [];
  return [
    {
      key: 'notices',
      label: t(state === 'blocked' ? 'shell.noticesBlocked' : 'shell.notices'),
      icon: <Bell size={16} />,
      isChosen: state === 'on',
      onSelect: () => void (state === 'blocked' || wantNotices(state === 'off')),
    },
  ];
}
