import { useMutation } from '@tanstack/react-query';
import type { NewInvitation } from '@/lib/contract/invitation';
import { write } from '../http';

const madeInvitationShape = async () => (await import('@/lib/contract/invitation')).madeInvitation;

/** Makes the link with which somebody can join; a former one of theirs is worth nothing then. For admins. */
export function useInvite() {
  return useMutation({
    mutationFn: (invited: NewInvitation) =>
      write('/api/invitations', madeInvitationShape, { method: 'POST', body: invited }),
  });
}
