import { KeyRound } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import type { SignInLink } from '@/lib/contract/sign-in';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Time } from '../ui/time';

interface SignInLinksProps {
  readonly links: readonly SignInLink[];
  /** Without one they cannot do without their provider. */
  readonly hasPassword: boolean;
  readonly onUnlink: (link: SignInLink) => void;
}

/** The identity providers somebody signs in by. */
export function SignInLinks({ links, hasPassword, onUnlink }: SignInLinksProps) {
  const { t, times } = useWords();
  const now = useNow();
  return (
    <section aria-labelledby="sign-in-links" className="mt-8 max-w-[620px]">
      <h2 id="sign-in-links" className="flex min-h-8 items-center pb-2 text-14 font-semi">
        {t('signIns.links')}
      </h2>
      <ul className="rounded-lg border border-line-strong">
        {links.map((link) => (
          <li
            key={link.issuer}
            className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-0"
          >
            <KeyRound size={16} className="shrink-0 text-text-3" />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{link.name}</p>
              <p className="text-12 text-text-3">
                <Time
                  at={link.linkedAt}
                  text={t('signIns.linked', { time: times.stamp(link.linkedAt, now) })}
                  exact={times.exact(link.linkedAt)}
                />
              </p>
            </div>
            {hasPassword && (
              <Button
                look="quiet"
                size="sm"
                aria-label={t('signIns.unlinkOf', { name: link.name })}
                onClick={() => onUnlink(link)}
              >
                {t('signIns.unlink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!hasPassword && <p className="pt-2 text-12 text-text-2">{t('signIns.onlyWay')}</p>}
    </section>
  );
}
