'use client';

import { Check, CircleAlert, Link2, Unlink } from 'lucide-react';
import type { Channel } from '@/lib/contract/channel';
import type { OwnLogin } from '@/lib/contract/own-login';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';

interface OwnLoginProps {
  readonly own: OwnLogin;
  readonly channels: readonly Channel[];
  readonly isPending: boolean;
  readonly onLink: () => void;
  readonly onUnlink: () => void;
}

/** The viewer's own login to one account: whose it is, whether it speaks, and what it may not. */
export function OwnLoginCard({ own, channels, isPending, onLink, onUnlink }: OwnLoginProps) {
  const { t } = useWords();
  const { accountName, login } = own;
  const isLinked = login?.state === 'linked';
  return (
    <section
      aria-label={accountName}
      className="max-w-[620px] rounded-lg border border-line-strong px-4 py-3.5"
    >
      <header className="flex flex-wrap items-center gap-2.5">
        <h2 className="min-w-0 flex-1 truncate text-14 font-semi" dir="auto">
          {accountName}
        </h2>
        {login && (
          <Chip
            tone={isLinked ? 'ok' : 'danger'}
            icon={isLinked ? <Check size={12} /> : <CircleAlert size={12} />}
          >
            {isLinked ? linkedAs(login.userName, t) : t('login.expired')}
          </Chip>
        )}
      </header>
      <Standing login={login} />
      <Refusals login={login} channels={channels} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look={isLinked ? 'default' : 'primary'}
          icon={<Link2 size={14} />}
          aria-label={login ? undefined : t('login.linkTo', { account: accountName })}
          aria-busy={isPending}
          onClick={onLink}
        >
          {t(login ? 'login.again' : 'login.link')}
        </Button>
        {login && (
          <Button look="quiet" icon={<Unlink size={14} />} onClick={onUnlink}>
            {t('login.unlink')}
          </Button>
        )}
      </div>
    </section>
  );
}

type Login = OwnLogin['login'];

function linkedAs(name: string | null, t: ReturnType<typeof useWords>['t']): string {
  return name === null ? t('login.linkedNameless') : t('login.linked', { name });
}

/** By whose login the viewer's replies go out. */
function Standing({ login }: { readonly login: Login }) {
  const { t, times } = useWords();
  if (!login) return <p className="mt-1.5 text-text-2">{t('login.none')}</p>;
  const { state, linkedAt, expiredAt } = login;
  return (
    <p className="mt-1.5 text-text-2">
      {state === 'linked'
        ? t('login.linkedFact', { time: times.date(linkedAt) })
        : t('login.expiredFact', { time: times.date(expiredAt ?? linkedAt) })}
    </p>
  );
}

interface RefusalsProps {
  readonly login: Login;
  readonly channels: readonly Channel[];
}

/** Each with its evidence, as everywhere where the platform forbids something. */
function Refusals({ login, channels }: RefusalsProps) {
  const { t, times } = useWords();
  if (!login?.refusals.length) return null;
  const nameOf = (channelId: string) => {
    const channel = channels.find(({ id }) => id === channelId);
    return channel?.name ?? channelTypeName(channel?.type ?? '');
  };
  return (
    <ul className="mt-2 grid gap-1 text-danger-text">
      {login.refusals.map(({ channelId, code, at }) => (
        <li key={channelId}>
          {t('login.refused', { channel: nameOf(channelId) })}{' '}
          <span className="text-12 whitespace-nowrap text-text-3">
            <bdi className="font-mono text-11">{code}</bdi>, {times.exact(at)}
          </span>
        </li>
      ))}
    </ul>
  );
}
