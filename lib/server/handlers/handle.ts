import 'server-only';
import { type $ZodType, type output, safeParse } from 'zod/v4/core';
import type { ApiScope } from '@/lib/domain/api-token';
import { type Action, may, type SignedIn, type Viewer } from '@/lib/domain/permission';
import { AppError, notFound } from '../errors';
import { findViewer } from '../session';
import { respond } from './answer';
import { admitToken, bearerOf } from './by-token';
import { readJson } from './read-json';
import { requireSameOrigin } from './same-origin';
import { requireWorkspace } from './same-workspace';

/** Everybody signed in, and programs by a token that has this scope. */
interface ByToken {
  scope: ApiScope;
}

/** Who is served: everybody, everybody signed in, or those whose role may do this. Tokens only where it says so. */
export type Access = 'open' | 'signed-in' | Action | ByToken;

/** What a route asks of a request before its work begins. Left out: none of it is accepted. */
interface Needs<A extends Access, P, Q, B> {
  access: A;
  /** The variable parts of the path. What does not fit is a thing that does not exist. */
  params?: P;
  query?: Q;
  body?: B;
  /** Default: 128 KB. */
  maxBodyBytes?: number;
}

type Parsed<S> = S extends $ZodType ? output<S> : undefined;

/** What the work of a route gets, checked and typed. */
export interface Call<A extends Access, P, Q, B> {
  request: Request;
  requestId: string;
  /** Null on open routes: they do not ask who it is. Who comes by a token has no session. */
  viewer: A extends 'open' ? null : A extends ByToken ? Viewer : SignedIn;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
}

/** As Next calls the handlers of a route file, and as tests do. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

const MAX_BODY_BYTES = 131_072;

/**
 * Makes the handler of one method of one route: in comes any request, out comes JSON with strict headers. The
 * work runs only for requests of our own origin, of somebody who is allowed to, with exactly the parameters and
 * body the contract describes.
 */
export function route<
  A extends Access,
  P extends $ZodType | undefined = undefined,
  Q extends $ZodType | undefined = undefined,
  B extends $ZodType | undefined = undefined,
>(needs: Needs<A, P, Q, B>, work: (call: Call<A, P, Q, B>) => Promise<Response>): Handler {
  return (request, context) =>
    respond(async (requestId) => {
      const viewer = await admit(request, needs.access);
      const input = await parse(request, context, needs);
      return work({ request, requestId, viewer, ...input } as Call<A, P, Q, B>);
    });
}

/** No page can make a browser send a token of ours, so that who comes by one needs no origin. */
async function admit(request: Request, access: Access): Promise<Viewer | null> {
  const token = typeof access === 'object' ? bearerOf(request) : null;
  if (typeof access === 'object' && token !== null) return admitToken(request, token, access.scope);
  requireSameOrigin(request);
  return admitSession(request, access);
}

async function admitSession(request: Request, access: Access): Promise<SignedIn | null> {
  if (access === 'open') return null;
  const viewer = await findViewer(request.headers.get('cookie'));
  if (!viewer) throw new AppError('not-signed-in', 'Sign in first.');
  requireWorkspace(request, viewer);
  if (typeof access === 'string' && access !== 'signed-in' && !may(viewer.role, access)) {
    throw new AppError('not-allowed', `Your role may not ${access}.`);
  }
  return viewer;
}

type AnyNeeds = Needs<Access, $ZodType | undefined, $ZodType | undefined, $ZodType | undefined>;

/** What a request brings, as its route needs it. @throws AppError `bad-request`, `not-found` for what the path cannot name */
export async function parse(request: Request, context: Parameters<Handler>[1], needs: AnyNeeds) {
  return {
    params: needs.params && parseParams(needs.params, await context.params),
    query: needs.query && parseInput(needs.query, readQuery(request)),
    body: needs.body && parseInput(needs.body, await readJson(request, needs.maxBodyBytes ?? MAX_BODY_BYTES)),
  };
}

function parseParams(schema: $ZodType, params: unknown): unknown {
  const parsed = safeParse(schema, params);
  if (!parsed.success) throw notFound('thing');
  return parsed.data;
}

function parseInput(schema: $ZodType, input: unknown): unknown {
  const parsed = safeParse(schema, input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new AppError('bad-request', `${field || 'The request'}: ${issue?.message}`, { field });
}

/** @throws AppError `bad-request` where a parameter is given twice: one reader would take the first, another the last */
function readQuery(request: Request): Record<string, string> {
  const given = [...new URL(request.url).searchParams];
  const query = Object.fromEntries(given);
  if (Object.keys(query).length !== given.length) {
    throw new AppError('bad-request', 'A parameter of the query is given twice.');
  }
  return query;
}
