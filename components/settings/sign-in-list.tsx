import { Monitor } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import type { SignInSession } from '@/lib/contract/sign-in';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Time } from '../ui/time';

interface SignInListProps {
  readonly sessions: readonly SignInSession[];
  /** With null: all but this one. */
  readonly onEnd: (id: string | null) => void;
}

/** The browsers somebody is signed in with; this one is told and left alone. */
export function SignInList({ sessions, onEnd }: SignInListProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="sign-ins" className="max-w-[620px]">
      <header className="flex min-h-8 items-center gap-3 pb-2">
        <h2 id="sign-ins" className="flex-1 text-14 font-semi">
          {t('signIns.list')}
        </h2>
        {sessions.length > 1 && (
          <Button size="sm" onClick={() => onEnd(null)}>
            {t('signIns.endOthers')}
          </Button>
        )}
      </header>
      <ul className="rounded-lg border border-line-strong">
        {sessions.map((session) => (
          <SignInLine key={session.id} session={session} onEnd={() => onEnd(session.id)} />
        ))}
      </ul>
    </section>
  );
}

function SignInLine({ session, onEnd }: { readonly session: SignInSession; readonly onEnd: () => void }) {
  const { t, times } = useWords();
  const now = useNow();
  const { browser, system, address, startedAt, lastSeenAt, isThis } = session;
  const name =
    browser === null ? t('signIns.unknown') : t('signIns.browser', { browser, system: system ?? '?' });
  const since = t('signIns.since', { time: times.stamp(startedAt, now) });
  const seen = t('signIns.seen', { time: times.stamp(lastSeenAt, now) });
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <Monitor size={16} className="shrink-0 text-text-3" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-12 text-text-3">
          <Time at={startedAt} text={since} exact={times.exact(startedAt)} />,{' '}
          <Time at={lastSeenAt} text={seen} exact={times.exact(lastSeenAt)} />
          {address && <bdi className="ms-2 tabular-nums">{address}</bdi>}
        </p>
      </div>
      {isThis ? (
        <Chip tone="ok">{t('signIns.this')}</Chip>
      ) : (
        <Button
          look="quiet"
          size="sm"
          aria-label={t('signIns.endOf', { browser: name, time: times.stamp(startedAt, now) })}
          onClick={onEnd}
        >
          {t('signIns.end')}
        </Button>
      )}
    </li>
  );
}
