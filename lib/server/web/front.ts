import 'server-only';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isMeasured } from '../handlers/metrics';
import { log } from '../log';
import { isApi, refusalStatus, settleHeaders } from './door-keeper';
import { findDoor } from './doors';
import { measure } from './measure';
import { guardAnswer, guardPage } from './page-headers';

/** What renders pages and serves everything that has no door of its own: Next. */
export type Pages = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Everything that happens to a request before Next, and whether it gets there. */
export function createFront(pages: Pages): RequestListener {
  return (incoming, outgoing) => {
    receive(incoming, outgoing, pages).catch((error) => {
      log().error({ err: error }, 'a request failed before it was answered');
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    });
  };
}

async function receive(incoming: IncomingMessage, outgoing: ServerResponse, pages: Pages): Promise<void> {
  const status = refusalStatus(incoming);
  if (status !== null) return turnAway(outgoing, status);
  settleHeaders(incoming);
  if (isMeasured()) measure(incoming, outgoing);
  const door = findDoor(incoming);
  if (door) return door(incoming, outgoing);
  guardAnswer(outgoing);
  if (!isApi(incoming.url ?? '')) guardPage(incoming, outgoing);
  return pages(incoming, outgoing);
}

/** Whatever body comes with it is not read. */
function turnAway(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { connection: 'close', 'content-length': 0 }).end();
}
