import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { FaultRule } from '../faults';
import { ApiFault } from './api-fault';
import { usualMessage } from './edi';
import { faultResponse } from './fault-response';
import type { HttpContext } from './operation';

/** Answers a call as the rule wants it, or as usual where there is none. */
export async function underFault(
  rule: FaultRule | undefined,
  http: HttpContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!rule) return answer();
  if (rule.delayMs) await sleep(rule.delayMs);
  const socket = http.env.incoming.socket;
  switch (rule.effect) {
    case 'delay':
      return answer();
    case 'status':
      return faultResponse(http, forcedFault(rule));
    case 'bare':
      return new Response(null, { status: rule.status ?? 400 });
    case 'echo':
      return faultResponse(http, await echoFault(rule, http));
    case 'garble':
      return new Response('<html>Welcome to the proxy', { headers: { 'Content-Type': 'text/html' } });
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

function forcedFault({ status = 500, code = 'CMN-211', retryAfter }: FaultRule): ApiFault {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': `${retryAfter}` };
  return new ApiFault(status, code, usualMessage(code) ?? 'A fault was asked for', { headers });
}

/** Some servers repeat what they refuse, credentials and all. */
async function echoFault(
  { status = 400, code = 'CMN-101' }: FaultRule,
  { req }: HttpContext,
): Promise<ApiFault> {
  const brought = [req.header('authorization'), await req.raw.clone().text()];
  return new ApiFault(status, code, `Not taken: ${brought.join(' ')}`);
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
