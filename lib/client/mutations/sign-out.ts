import { useMutation } from '@tanstack/react-query';
import { postToAuth } from '../auth';

/** Ends the session, on the server too. */
export function useSignOut() {
  return useMutation({ mutationFn: () => postToAuth('signout', {}) });
}
