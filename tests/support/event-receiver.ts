import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver was sent. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** What it answers; null: it hangs up. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string } | null;

export interface Receiver {
  url: string;
  /** In the order in which they were answered, those that were refused too. */
  received: Received[];
  /** Those that were answered by 2xx. */
  taken: Received[];
  answer(how: (received: Received) => Answer | Promise<Answer>): void;
  /** Nobody listens any more. */
  goDown(): Promise<void>;
  /** Listens again, on the same port. */
  comeUp(): Promise<void>;
}

/** Starts somebody who receives webhooks, on a port of its own. */
export async function startReceiver(): Promise<Receiver> {
  let how: (received: Received) => Answer | Promise<Answer> = () => ({ status: 204 });
  const received: Received[] = [];
  const taken: Received[] = [];
  const make = () =>
    createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
        const answer = await how(one);
        received.push(one);
        if (answer === null) return request.socket.destroy();
        if (answer.status < 300) taken.push(one);
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
  let server: Server = await listening(make(), 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    taken,
    answer: (other) => {
      how = other;
    },
    goDown: () => new Promise((resolve) => server.close(() => resolve())),
    comeUp: async () => {
      server = await listening(make(), port);
    },
  };
}

function listening(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.unref()));
  });
}
