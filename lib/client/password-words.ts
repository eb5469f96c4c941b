import { passwordRefusals } from '@/lib/domain/password';
import { failureCodeOf, RequestFailed } from './http';

/** What to say where a password was chosen and not taken, or where anything else went wrong. */
export function passwordWordOf(error: unknown) {
  const reason = error instanceof RequestFailed ? error.details.reason : undefined;
  const refusal = passwordRefusals.find((known) => known === reason);
  return refusal ? (`password.${refusal}` as const) : (`error.${failureCodeOf(error)}` as const);
}
