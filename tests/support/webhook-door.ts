import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Foyer's webhook door behind a real socket, without the rest of the web process. */
export interface WebhookDoor {
  url: string;
  /** Every status it answered with, in order. */
  answered: number[];
  /** Set it, and the door answers as if the web process were starting. */
  isShut: boolean;
  close(): Promise<void>;
}

/** Opens the door on a free port and makes it Foyer's public address. Call it before the server's modules are used. */
export async function openWebhookDoor(): Promise<WebhookDoor> {
  const answered: number[] = [];
  const server = createServer(async (request, response) => {
    if (door.isShut) return response.writeHead(503).end();
    const { readDelivery, receiveWebhook } = await import('@/lib/server/handlers/webhooks');
    const token = request.url?.split('/').at(-1) ?? '';
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = await receiveWebhook({ token, headers, ...(await readDelivery(headers, request)) });
    answered.push(answer.status);
    response.writeHead(answer.status, answer.headers).end();
  });
  const door: WebhookDoor = {
    url: '',
    answered,
    isShut: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.FOYER_URL = door.url;
  return door;
}
