import { useMutation } from '@tanstack/react-query';
import type { ForgottenPassword, PasswordReset } from '@/lib/contract/password-reset';
import { postToAuth } from '../auth';
import { write } from '../http';

const offeredShape = async () => (await import('@/lib/contract/password-reset')).offeredReset;
const renewedShape = async () => (await import('@/lib/contract/password-reset')).passwordRenewed;

/** Makes the link with which a colleague chooses a new password; a former one is worth nothing then. For admins. */
export function useOfferPasswordReset() {
  return useMutation({
    mutationFn: ({ agentId }: { agentId: string; name: string }) =>
      write(`/api/agents/${agentId}/password-reset`, offeredShape, { method: 'POST' }),
  });
}

/** Has a link to a new password mailed, if the address is somebody's: that is not told. */
export function useAskForReset() {
  return useMutation({
    mutationFn: (forgotten: ForgottenPassword) =>
      write('/api/password-resets', null, { method: 'POST', body: forgotten }),
  });
}

/** Chooses a new password by a link, and signs in with it. */
export function useResetPassword() {
  return useMutation({
    mutationFn: async (reset: PasswordReset) => {
      const renewed = await write('/api/password-resets/use', renewedShape, { method: 'POST', body: reset });
      if (renewed) await postToAuth('callback/credentials', { ...renewed, password: reset.password });
    },
    onSuccess: () => window.location.assign('/inbox'),
  });
}
