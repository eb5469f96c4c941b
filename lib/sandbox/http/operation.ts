import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import type { FaultRule } from '../faults';
import { authenticate } from '../oauth/sessions';
import type { Sandbox } from '../sandbox';
import type { Session } from '../state/records';
import type { UsageGroup } from '../state/settings';
import { ApiFault, faultBody } from './api-fault';

interface HttpEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: { userId?: string };
}

export type App = Hono<HttpEnv>;
export type HttpContext = Context<HttpEnv>;

export interface Operation {
  /** The operationId of the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** The usage group, or null where the handler counts by itself (OAuth). */
  readonly group: UsageGroup | null;
}

/** One authenticated call. */
export interface Call {
  readonly sandbox: Sandbox;
  readonly http: HttpContext;
  readonly session: Session;
}

type Answer = Response | Promise<Response>;

/** Registers an operation that needs a bearer token: log, faults, token, budget, then the handler. */
export function operation(
  app: App,
  sandbox: Sandbox,
  facts: Operation,
  handle: (call: Call) => Answer,
): void {
  openOperation(app, sandbox, facts, async (http) => {
    const session = authenticate(sandbox, http.req.header('authorization'));
    http.set('userId', session.userId);
    const headers = facts.group ? sandbox.limits.take(session.userId, facts.group) : {};
    for (const [name, value] of Object.entries(headers)) http.header(name, value);
    return handle({ sandbox, http, session });
  });
}

/** Registers an operation without a bearer token; log and faults apply to it as well. */
export function openOperation(
  app: App,
  sandbox: Sandbox,
  facts: Operation,
  handle: (http: HttpContext) => Answer,
): void {
  app.on(facts.method, facts.path, async (http) => {
    const call = { method: facts.method, path: http.req.path, operation: facts.id };
    const response = await underFault(sandbox.faults.take(call), http, () => safely(http, handle));
    sandbox.requests.add({
      at: new Date(sandbox.clock.now()).toISOString(),
      method: facts.method,
      path: http.req.path + new URL(http.req.url).search,
      operation: facts.id,
      status: response === RESPONSE_ALREADY_SENT ? null : response.status,
      userId: http.get('userId') ?? null,
    });
    return response;
  });
}

/** The JSON answer of a refusal. */
export function faultResponse(http: HttpContext, fault: ApiFault): Response {
  for (const [name, value] of Object.entries(fault.headers)) http.header(name, value);
  return http.json(faultBody(fault), fault.status as 400);
}

async function safely(http: HttpContext, handle: (http: HttpContext) => Answer): Promise<Response> {
  try {
    return await handle(http);
  } catch (error) {
    if (error instanceof ApiFault) return faultResponse(http, error);
    throw error;
  }
}

async function underFault(
  rule: FaultRule | undefined,
  http: HttpContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!rule) return answer();
  if (rule.delayMs) await sleep(rule.delayMs);
  const socket = http.env.incoming.socket;
  switch (rule.effect) {
    case 'status':
      return faultResponse(http, forcedFault(rule));
    case 'refuse':
      return cut(socket, 'close');
    case 'reset':
      return cut(socket, 'reset');
    case 'hang':
      return hang(socket);
    case 'storeThenHang':
      await answer();
      return hang(socket);
    case 'storeThenReset':
      await answer();
      return cut(socket, 'reset');
  }
}

function forcedFault(rule: FaultRule): ApiFault {
  const headers: Record<string, string> =
    rule.retryAfter === undefined ? {} : { 'Retry-After': String(rule.retryAfter) };
  const status = rule.status ?? 500;
  return new ApiFault(status, rule.code ?? 'CMN-211', 'A fault was asked for', { headers });
}

function cut(socket: Socket, how: 'close' | 'reset'): Response {
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function hang(socket: Socket): Promise<Response> {
  if (socket.destroyed) return Promise.resolve(RESPONSE_ALREADY_SENT);
  return new Promise((resolve) => {
    socket.once('close', () => resolve(RESPONSE_ALREADY_SENT));
  });
}
