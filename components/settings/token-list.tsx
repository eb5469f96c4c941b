'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useNow } from '@/lib/client/now';
import type { ApiToken } from '@/lib/contract/api-token';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { Time } from '../ui/time';

interface TokenListProps {
  readonly tokens: readonly ApiToken[];
  readonly onRevoke: (token: ApiToken) => void;
}

/** What programs ask with: as whom, for what, how long. Taking one back is asked about first. */
export function TokenList({ tokens, onRevoke }: TokenListProps) {
  const [asked, setAsked] = useState<ApiToken | null>(null);
  return (
    <>
      <ul className="rounded-lg border border-line-strong">
        {tokens.map((token) => (
          <TokenLine key={token.id} token={token} onRevoke={() => setAsked(token)} />
        ))}
      </ul>
      {asked && (
        <RevokeDialog token={asked} onRevoke={() => onRevoke(asked)} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface TokenProps {
  readonly token: ApiToken;
  readonly onRevoke: () => void;
}

function TokenLine({ token, onRevoke }: TokenProps) {
  const { t } = useWords();
  const now = useNow();
  const isOver = now >= Date.parse(token.expiresAt);
  return (
    <li
      aria-label={token.name}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 ps-4 pe-2 last:border-0"
    >
      <KeyRound size={16} className="shrink-0 text-text-3" />
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium">{token.name}</bdi>
          <span className="font-mono text-11 text-text-3">foyer_…{token.lastFour}</span>
          {token.scopes.map((scope) => (
            <Chip key={scope}>{t(`api.scope.${scope}`)}</Chip>
          ))}
          {isOver && <Chip tone="warn">{t('api.ended')}</Chip>}
        </p>
        <TokenFacts token={token} now={now} isOver={isOver} />
      </div>
      <Button look="quiet" size="sm" aria-label={t('api.revokeOf', { name: token.name })} onClick={onRevoke}>
        {t('api.revoke')}
      </Button>
    </li>
  );
}

interface TokenFactsProps {
  readonly token: ApiToken;
  readonly now: number;
  readonly isOver: boolean;
}

function TokenFacts({ token, now, isOver }: TokenFactsProps) {
  const { t, rich, times, span } = useWords();
  const { madeBy, channelIds, lastUsedAt, expiresAt } = token;
  const used =
    lastUsedAt && t('api.lastUsed', { age: t('span.ago', { span: span(now - Date.parse(lastUsedAt)) }) });
  return (
    <p className="text-12 text-text-3">
      <span className={madeBy.isActive ? '' : 'text-danger-text'}>
        {rich(madeBy.isActive ? 'api.madeBy' : 'api.madeByLeft', { who: madeBy.name })}
      </span>
      {' · '}
      {channelIds === null ? t('api.onEveryChannel') : t('api.onChannels', { n: channelIds.length })}
      {' · '}
      {lastUsedAt && used ? (
        <Time at={lastUsedAt} text={used} exact={times.exact(lastUsedAt)} />
      ) : (
        t('api.neverUsed')
      )}
      {!isOver && ' · '}
      {!isOver && (
        <Time
          at={expiresAt}
          text={t('api.ends', { time: times.stamp(expiresAt, now) })}
          exact={times.exact(expiresAt)}
        />
      )}
    </p>
  );
}

function RevokeDialog({ token, onRevoke, onClose }: TokenProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog
      kind="alert"
      title={t('api.revokeTitle', { name: token.name })}
      description={t('api.revokeFact')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="flex justify-end gap-2 px-5 pb-5">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            onClose();
            onRevoke();
          }}
        >
          {t('api.revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
