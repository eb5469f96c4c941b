import { signInRefusals } from '@/lib/contract/sign-in';
import { findInvitation } from '@/lib/server/queries/list-invitations';
import { signInWays } from '@/lib/server/queries/sign-in-ways';
import { InviteScreen } from './invite-screen';

interface InvitePageProps {
  readonly params: Promise<{ readonly token: string }>;
  /** `refused`: of whoever has just come back from a provider. */
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function InvitePage({ params, searchParams }: InvitePageProps) {
  const { token } = await params;
  const { refused } = await searchParams;
  return (
    <InviteScreen
      token={token}
      invitation={await findInvitation(token, new Date())}
      oidc={signInWays().oidc}
      refusal={signInRefusals.find((each) => each === refused) ?? null}
    />
  );
}
