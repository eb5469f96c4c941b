'use client';

import type { ReactElement } from 'react';
import { AccountMenu } from '@/components/shell/account-menu';
import { useSetAvailability } from '@/lib/client/mutations/set-availability';
import { useSignOut } from '@/lib/client/mutations/sign-out';
import { useSession } from '@/lib/client/queries/session';

/** The viewer's own menu, with what it can do. */
export default function Account({
  trigger,
}: {
  readonly trigger: ReactElement<React.ComponentProps<'button'>>;
}) {
  const { agent } = useSession();
  const { mutate: setAvailability } = useSetAvailability();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => window.location.assign('/sign-in') });
  return (
    <AccountMenu agent={agent} onSetAvailability={setAvailability} onSignOut={leave} trigger={trigger} />
  );
}
