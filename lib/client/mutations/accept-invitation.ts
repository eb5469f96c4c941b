import { useMutation } from '@tanstack/react-query';
import type { Acceptance } from '@/lib/contract/invitation';
import { postToAuth } from '../auth';
import { write } from '../http';

const acceptedShape = async () => (await import('@/lib/contract/invitation')).accepted;

/** Joins a workspace by a link, signs in and goes there: whoever works in others would come to the one they left last. */
export function useAcceptInvitation() {
  return useMutation({
    mutationFn: async (acceptance: Acceptance) => {
      const accepted = await write('/api/invitations/accept', acceptedShape, {
        method: 'POST',
        body: acceptance,
      });
      if (!accepted) return;
      const { email, workspaceId } = accepted;
      await postToAuth('callback/credentials', { email, password: acceptance.password });
      await write('/api/session/workspace', null, { method: 'PUT', body: { workspaceId } });
    },
    onSuccess: () => window.location.assign('/inbox'),
  });
}
