'use client';

import { DemoBar } from '@/components/demo/demo-bar';
import { useCustomerPage } from '@/lib/client/customer-page';
import { useInboxLocation } from '@/lib/client/inbox-location';
import { useResetDemo } from '@/lib/client/mutations/reset-demo';
import { useSignIn } from '@/lib/client/mutations/sign-in';
import { useDemo } from '@/lib/client/queries/demo';
import { useSession } from '@/lib/client/queries/session';
import { addWords } from '@/lib/words/catalogue';
import { demo } from '@/lib/words/en/demo';

addWords(demo);

/** The demo bar with its data. A switched role or a reset begins on a fresh page. */
export default function DemoControls() {
  const session = useSession();
  const { data: demo = null } = useDemo(true);
  const { conversationId } = useInboxLocation();
  const customerPageUrl = useCustomerPage(demo, session, conversationId);
  const signIn = useSignIn();
  const reset = useResetDemo();
  const startAfresh = { onSuccess: () => window.location.assign('/inbox') };
  if (!demo) return null;
  return (
    <DemoBar
      demo={demo}
      role={session.agent.role}
      email={session.agent.email}
      customerPageUrl={customerPageUrl}
      onSwitch={({ email, password }) => signIn.mutate({ email, password }, startAfresh)}
      onReset={() => reset.mutate(undefined, startAfresh)}
      isResetting={reset.isPending}
    />
  );
}
