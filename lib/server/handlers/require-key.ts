import 'server-only';
import { AppError, notFound } from '../errors';
import { isSameSecret } from '../secrets';
import { limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';

/** Wrong keys of one network address. */
const MOST_FAILURES = 10;

/**
 * Asks for a key that only the deployment's environment holds. Where none is set, what it opens is not there.
 *
 * @param opens what it opens: failures are counted for each by itself
 * @throws AppError `not-found` without a key; `wrong-credentials`; `too-many-requests`
 */
export async function requireKey(
  request: Request,
  { key, opens }: { key: string | undefined; opens: 'operator' | 'metrics' },
): Promise<void> {
  if (key === undefined) throw notFound('thing');
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  await limitAttempts([{ key: `${opens} ${clientAddress(request)}`, most: MOST_FAILURES }], async () => {
    if (given === undefined || !isSameSecret(given, key)) {
      throw new AppError('wrong-credentials', `The key of the ${opens} is wrong.`);
    }
  });
}
