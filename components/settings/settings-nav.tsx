'use client';

import {
  CircleUserRound,
  Clock,
  Inbox,
  KeyRound,
  MessageSquareText,
  MonitorSmartphone,
  Plug,
  ScrollText,
  SlidersHorizontal,
  Tag,
  Users,
  Webhook,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { may, type Role } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { PageLink } from '../ui/page-link';

export type SettingsPart =
  | 'channels'
  | 'intake'
  | 'people'
  | 'replies'
  | 'tags'
  | 'login'
  | 'sign-ins'
  | 'workspace'
  | 'hours'
  | 'audit'
  | 'api'
  | 'webhooks';

interface SettingsNavProps {
  readonly current: SettingsPart;
  readonly role: Role;
}

/** The parts of the settings, as far as they are for this role. */
export function SettingsNav({ current, role }: SettingsNavProps) {
  const { t } = useWords();
  return (
    <nav
      aria-label={t('settings.title')}
      className="min-h-0 flex-1 overflow-y-auto max-xl:flex max-xl:gap-1 max-xl:overflow-x-auto max-xl:whitespace-nowrap"
    >
      {may(role, 'manage-settings') && (
        <NavGroup title={t('settings.connections')}>
          <NavLink href="/settings/channels" isCurrent={current === 'channels'} icon={<Plug size={16} />}>
            {t('settings.channels')}
          </NavLink>
          <NavLink href="/settings/intake" isCurrent={current === 'intake'} icon={<Inbox size={16} />}>
            {t('settings.intake')}
          </NavLink>
        </NavGroup>
      )}
      {may(role, 'manage-people') && (
        <NavGroup title={t('settings.people')}>
          <NavLink href="/settings/people" isCurrent={current === 'people'} icon={<Users size={16} />}>
            {t('settings.users')}
          </NavLink>
        </NavGroup>
      )}
      <NavGroup title={t('settings.work')}>
        <NavLink
          href="/settings/replies"
          isCurrent={current === 'replies'}
          icon={<MessageSquareText size={16} />}
        >
          {t('settings.replies')}
        </NavLink>
        {may(role, 'manage-tags') && (
          <NavLink href="/settings/tags" isCurrent={current === 'tags'} icon={<Tag size={16} />}>
            {t('settings.tags')}
          </NavLink>
        )}
        <NavLink href="/settings/login" isCurrent={current === 'login'} icon={<CircleUserRound size={16} />}>
          {t('settings.login')}
        </NavLink>
        <NavLink
          href="/settings/sign-ins"
          isCurrent={current === 'sign-ins'}
          icon={<MonitorSmartphone size={16} />}
        >
          {t('settings.signIns')}
        </NavLink>
        {may(role, 'manage-settings') && (
          <NavLink
            href="/settings/workspace"
            isCurrent={current === 'workspace'}
            icon={<SlidersHorizontal size={16} />}
          >
            {t('settings.workspace')}
          </NavLink>
        )}
        {may(role, 'manage-settings') && (
          <NavLink href="/settings/hours" isCurrent={current === 'hours'} icon={<Clock size={16} />}>
            {t('settings.hours')}
          </NavLink>
        )}
      </NavGroup>
      {may(role, 'manage-settings') && (
        <NavGroup title={t('settings.system')}>
          <NavLink href="/settings/audit" isCurrent={current === 'audit'} icon={<ScrollText size={16} />}>
            {t('settings.audit')}
          </NavLink>
          <NavLink href="/settings/api" isCurrent={current === 'api'} icon={<KeyRound size={16} />}>
            {t('settings.api')}
          </NavLink>
          <NavLink href="/settings/webhooks" isCurrent={current === 'webhooks'} icon={<Webhook size={16} />}>
            {t('settings.webhooks')}
          </NavLink>
        </NavGroup>
      )}
    </nav>
  );
}

function NavGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h2 className="px-2 pt-3.5 pb-1.5 text-12 font-medium text-text-3 first:pt-0.5 max-xl:sr-only">
        {title}
      </h2>
      <ul className="max-xl:flex max-xl:gap-1">{children}</ul>
    </>
  );
}

interface NavLinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function NavLink({ href, isCurrent, icon, children }: NavLinkProps) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // On a narrow screen they lie side by side, more than fit.
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isCurrent]);
  return (
    <li ref={place}>
      <PageLink
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className="flex h-7 items-center gap-2 rounded-sm border border-transparent px-[7px] text-text-2 transition-colors hover:bg-active aria-[current]:border-line aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-text pointer-coarse:h-11"
      >
        {icon}
        {children}
      </PageLink>
    </li>
  );
}
