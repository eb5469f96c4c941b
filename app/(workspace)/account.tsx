'use client';

import type { ReactElement } from 'react';
import { AccountMenu } from '@/components/shell/account-menu';
import { useSetAvailability } from '@/lib/client/mutations/set-availability';
import { useSignOut } from '@/lib/client/mutations/sign-out';
import { useSwitchWorkspace } from '@/lib/client/mutations/switch-workspace';
import { useSession } from '@/lib/client/queries/session';
import { useSayWhy } from './use-say-why';

/** The viewer's own menu, with what it can do. */
export default function Account({
  trigger,
}: {
  readonly trigger: ReactElement<React.ComponentProps<'button'>>;
}) {
  const { agent, workspace, workspaces } = useSession();
  const sayWhy = useSayWhy();
  const { mutate: switchTo } = useSwitchWorkspace();
  const { mutate: setAvailability } = useSetAvailability();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => window.location.assign('/sign-in') });
  const goTo = (workspaceId: string) => switchTo({ workspaceId, href: '/inbox' }, { onError: sayWhy });
  return (
    <AccountMenu
      agent={agent}
      workspaceId={workspace.id}
      workspaces={workspaces}
      onSwitch={goTo}
      onSetAvailability={setAvailability}
      onSignOut={leave}
      trigger={trigger}
    />
  );
}
