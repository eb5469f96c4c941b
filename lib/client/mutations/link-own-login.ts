import { useMutation } from '@tanstack/react-query';
import { write } from '../http';

const consentPageShape = async () => (await import('@/lib/contract/own-login')).consentPage;

/** Begins to link the viewer's own login to an account: the browser leaves for RingCentral's page, and comes back. */
export function useLinkOwnLogin() {
  return useMutation({
    mutationFn: (accountId: string) =>
      write(`/api/own-logins/${accountId}`, consentPageShape, { method: 'POST' }),
    onSuccess: (page) => page && window.location.assign(page.address),
  });
}
