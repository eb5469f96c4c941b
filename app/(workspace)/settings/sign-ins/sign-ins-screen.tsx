'use client';

import { PasswordForm } from '@/components/settings/password-form';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { SignInLinks } from '@/components/settings/sign-in-links';
import { SignInList } from '@/components/settings/sign-in-list';
import { useToast } from '@/components/ui/toasts';
import { useEndSignIn, useUnlinkIdentity } from '@/lib/client/mutations/sign-ins';
import { useSession } from '@/lib/client/queries/session';
import { useSignIns } from '@/lib/client/queries/sign-ins';
import type { SignInLink } from '@/lib/contract/sign-in';
import { addWords } from '@/lib/words/catalogue';
import { passwords } from '@/lib/words/en/passwords';
import { signIns } from '@/lib/words/en/sign-ins';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

addWords({ ...signIns, ...passwords });

/** Where the viewer is signed in, and their password. */
export function SignInsScreen() {
  const { t } = useWords();
  const { agent } = useSession();
  const sessions = useSignIns();
  const end = useEnd();
  const unlink = useUnlink();
  return (
    <SettingsPage
      title={t('settings.signIns')}
      lead={t('signIns.lead')}
      nav={<SettingsNav current="sign-ins" role={agent.role} />}
    >
      <ReadState query={sessions} failed={t('signIns.failed')} skeleton="h-24 max-w-[620px]" />
      {sessions.data && <SignInList sessions={sessions.data.sessions} onEnd={end} />}
      {sessions.data && sessions.data.links.length > 0 && (
        <SignInLinks {...sessions.data} onUnlink={unlink} />
      )}
      <PasswordForm />
    </SettingsPage>
  );
}

function useEnd() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate } = useEndSignIn();
  return (id: string | null) =>
    mutate(id, {
      onSuccess: () => toast({ text: t(id === null ? 'signIns.endedOthers' : 'signIns.ended') }),
      onError: sayWhy,
    });
}

function useUnlink() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate } = useUnlinkIdentity();
  return ({ issuer, name }: SignInLink) =>
    mutate(issuer, {
      onSuccess: () => toast({ text: t('signIns.unlinked', { name }) }),
      onError: sayWhy,
    });
}
