import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../http';
import { ownLoginsKey } from '../query-keys';

/** Takes the viewer's own login to an account out again. */
export function useUnlinkOwnLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) => write(`/api/own-logins/${accountId}`, null, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ownLoginsKey }),
  });
}
