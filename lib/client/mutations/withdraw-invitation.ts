import { useMutation } from '@tanstack/react-query';
import { write } from '../http';

/** Takes an invitation back. For admins. */
export function useWithdrawInvitation() {
  return useMutation({
    mutationFn: (id: string) => write(`/api/invitations/${id}`, null, { method: 'DELETE' }),
  });
}
