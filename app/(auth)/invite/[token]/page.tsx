import { findInvitation } from '@/lib/server/queries/list-invitations';
import { InviteScreen } from './invite-screen';

interface InvitePageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function InvitePage({ params }: InvitePageProps) {
  const { token } = await params;
  return <InviteScreen token={token} invitation={await findInvitation(token, new Date())} />;
}
