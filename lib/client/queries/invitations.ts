import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { invitationsKey } from '../query-keys';

const invitationListShape = async () => (await import('@/lib/contract/invitation')).invitationList;

/** Who is invited and has not come yet. For admins. */
export function useInvitations() {
  return useQuery({
    queryKey: invitationsKey,
    queryFn: ({ signal }) => read('/api/invitations', invitationListShape, signal),
    select: ({ invitations }) => invitations,
  });
}
