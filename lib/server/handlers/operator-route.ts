import 'server-only';
import type { $ZodType } from 'zod/v4/core';
import { env } from '../env';
import { AppError, notFound } from '../errors';
import { isSameSecret } from '../secrets';
import { respond } from './answer';
import { limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';
import { type Call, type Handler, parse } from './handle';

/** Wrong keys of one network address. */
const MOST_FAILURES = 10;

/**
 * Makes the handler of one method of a route for the operator: whoever has the deployment's key. No browser has it, so that
 * the request's origin does not matter. Where no key is set, the route is not there.
 *
 * @throws AppError `not-found` without a key; `wrong-credentials`; `too-many-requests`
 */
export function operatorRoute<
  P extends $ZodType | undefined = undefined,
  B extends $ZodType | undefined = undefined,
>(
  needs: { params?: P; body?: B },
  work: (call: Call<'open', P, undefined, B>) => Promise<Response>,
): Handler {
  return (request, context) =>
    respond(async (requestId) => {
      await requireKey(request);
      const input = await parse(request, context, { access: 'open', ...needs });
      return work({ request, requestId, viewer: null, ...input } as Call<'open', P, undefined, B>);
    });
}

async function requireKey(request: Request): Promise<void> {
  const key = env().FOYER_OPERATOR_KEY;
  if (key === undefined) throw notFound('thing');
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  await limitAttempts([{ key: `operator ${clientAddress(request)}`, most: MOST_FAILURES }], async () => {
    if (given === undefined || !isSameSecret(given, key)) {
      throw new AppError('wrong-credentials', 'The key of the operator is wrong.');
    }
  });
}
