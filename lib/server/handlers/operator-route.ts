import 'server-only';
import type { $ZodType } from 'zod/v4/core';
import { env } from '../env';
import { respond } from './answer';
import { type Call, type Handler, parse } from './handle';
import { requireKey } from './require-key';

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
      await requireKey(request, { key: env().FOYER_OPERATOR_KEY, opens: 'operator' });
      const input = await parse(request, context, { access: 'open', ...needs });
      return work({ request, requestId, viewer: null, ...input } as Call<'open', P, undefined, B>);
    });
}
