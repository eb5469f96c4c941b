import * as z from 'zod/mini';

/** Every reason for which our server does not serve a request of the browser; one table gives the HTTP status. */
export const errorStatus = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'token-refused': 401,
  'not-allowed': 403,
  'workspace-suspended': 403,
  'cross-site': 403,
  'scope-missing': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'already-taken': 409,
  'stale-thread': 409,
  'workspace-changed': 409,
  'too-large': 413,
  'wrong-media-type': 415,
  'password-refused': 422,
  'reply-refused': 422,
  'start-refused': 422,
  'state-refused': 422,
  'too-many-requests': 429,
  internal: 500,
  'upstream-refused': 502,
  unavailable: 503,
  'upstream-unavailable': 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;
const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

/** The body of every answer that is not 2xx. `message` is for logs and scripts; screens use words for the code. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    requestId: z.string(),
    /** What the code needs to be explained: a refusal of the reply policy, who holds it now, which field. */
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
