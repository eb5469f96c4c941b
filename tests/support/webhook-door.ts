import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Foyer's webhook door behind a real socket, without the rest of the web process. */
export interface WebhookDoor {
  url: string;
  /** Every status it answered with, in order. */
  answered: number[];
  close(): Promise<void>;
}

/** Opens the door on a free port and makes it Foyer's public address. Call it before the server's modules are used. */
export async function openWebhookDoor(): Promise<WebhookDoor> {
  const answered: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { receiveWebhook } = await import('@/lib/server/handlers/webhooks');
    const token = request.url?.split('/').at(-1) ?? '';
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = await receiveWebhook({ token, headers, bytes: Buffer.concat(chunks) });
    answered.push(answer.status);
    response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.FOYER_URL = url;
  return {
    url,
    answered,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
