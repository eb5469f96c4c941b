import { useMutation } from '@tanstack/react-query';
import { postToAuth } from '../auth';

export interface LogIn {
  readonly email: string;
  readonly password: string;
}

/** Signs in with email and password. Fails with `wrong-credentials` or `too-many-requests`. */
export function useSignIn() {
  return useMutation({ mutationFn: (logIn: LogIn) => postToAuth('callback/credentials', { ...logIn }) });
}
