import { signInRefusals } from '@/lib/contract/sign-in';
import { findInvitation } from '@/lib/server/queries/list-invitations';
import { joinWays } from '@/lib/server/queries/sign-in-ways';
import { InviteScreen } from './invite-screen';

interface InvitePageProps {
  readonly params: Promise<{ readonly token: string }>;
  /** `refused`: of whoever has just come back from a provider. */
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function InvitePage({ params, searchParams }: InvitePageProps) {
  const { token } = await params;
  const { refused } = await searchParams;
  const invitation = await findInvitation(token, new Date());
  return (
    <InviteScreen
      token={token}
      invitation={invitation}
      ways={await joinWays(invitation)}
      refusal={signInRefusals.find((each) => each === refused) ?? null}
    />
  );
}
