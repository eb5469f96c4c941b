import { useMutation } from '@tanstack/react-query';
import { leaveForProvider, postToAuth } from '../auth';

export interface LogIn {
  readonly email: string;
  readonly password: string;
}

/** Signs in with email and password. Fails with `wrong-credentials` or `too-many-requests`. */
export function useSignIn() {
  return useMutation({ mutationFn: (logIn: LogIn) => postToAuth('callback/credentials', { ...logIn }) });
}

/** Leaves for a provider to sign in there. */
export function useLeaveForProvider() {
  return useMutation({
    mutationFn: ({ provider, page }: { provider: string; page: string }) => leaveForProvider(provider, page),
  });
}
