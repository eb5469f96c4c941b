import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import { authenticate } from '../oauth/sessions';
import { checkPermissions } from '../permissions';
import type { Sandbox } from '../sandbox';
import type { Session } from '../state/records';
import { ApiFault } from './api-fault';
import type { Asked } from './asked';
import { faultResponse } from './fault-response';
import type { JsonObject } from './json';
import { readRequest } from './read-request';
import { underFault } from './under-fault';

interface HttpEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: { userId?: string };
}

export type App = Hono<HttpEnv>;
export type HttpContext = Context<HttpEnv>;

/** One authenticated call that is as the document wants it. */
export interface Call {
  readonly sandbox: Sandbox;
  readonly http: HttpContext;
  readonly session: Session;
  readonly asked: Asked;
  /** Empty where the operation takes no body. */
  readonly body: JsonObject;
}

type Answer = Response | Promise<Response>;

/**
 * Registers an operation of the document that needs a bearer token. In this order: log, faults, token, permissions,
 * budget, request, and then the handler.
 */
export function operation(app: App, sandbox: Sandbox, id: string, handle: (call: Call) => Answer): void {
  const facts = sandbox.contract.facts(id);
  openOperation(app, sandbox, facts, async (http) => {
    const session = admit(sandbox, http);
    checkPermissions(sandbox, session, facts.appPermission);
    spend(sandbox, http, session, facts.group);
    const { asked, body } = await readRequest(sandbox.contract, facts, http);
    return handle({ sandbox, http, session, asked, body });
  });
}

/** Registers a route that is not in the document and needs a bearer token: an extension of ours. */
export function extension(
  app: App,
  sandbox: Sandbox,
  route: Route,
  handle: (call: Omit<Call, 'asked' | 'body'>) => Answer,
): void {
  openOperation(app, sandbox, route, (http) => {
    const session = admit(sandbox, http);
    spend(sandbox, http, session, 'light');
    return handle({ sandbox, http, session });
  });
}

function admit(sandbox: Sandbox, http: HttpContext): Session {
  const session = authenticate(sandbox, http.req.header('authorization'));
  http.set('userId', session.userId);
  return session;
}

function spend(
  sandbox: Sandbox,
  http: HttpContext,
  { userId, appId }: Session,
  group: Parameters<Sandbox['limits']['take']>[1],
): void {
  const headers = sandbox.limits.take(`${userId} ${appId}`, group);
  for (const [name, value] of Object.entries(headers)) http.header(name, value);
}

/** Where something is answered, and what it is called in the log. */
export interface Route {
  readonly id: string;
  readonly method: string;
  /** Parameters as `{name}`. */
  readonly path: string;
}

/** Registers a route without a bearer token; log and faults apply to it as well. */
export function openOperation(
  app: App,
  sandbox: Sandbox,
  { id, method, path }: Route,
  handle: (http: HttpContext) => Answer,
): void {
  app.on(method, path.replace(/\{(\w+)\}/g, ':$1'), async (http) => {
    const call = { method, path: http.req.path, operation: id };
    const response = await underFault(sandbox.faults.take(call), http, () => safely(http, handle));
    sandbox.requests.add({
      at: new Date(sandbox.clock.now()).toISOString(),
      method,
      path: http.req.path + new URL(http.req.url).search,
      operation: id,
      status: response === RESPONSE_ALREADY_SENT ? null : response.status,
      userId: http.get('userId') ?? null,
    });
    return response;
  });
}

async function safely(http: HttpContext, handle: (http: HttpContext) => Answer): Promise<Response> {
  try {
    return await handle(http);
  } catch (error) {
    if (error instanceof ApiFault) return faultResponse(http, error);
    throw error;
  }
}
