import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './platform-client';

export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
}

/** An address that webhooks can be sent to, as a client of the platform would run one. */
export interface WebhookReceiver {
  readonly url: string;
  readonly deliveries: Delivery[];
  /** The status of the next answers. */
  status: number;
  /** Whether the handshake is answered as the platform asks. */
  isEchoing: boolean;
  stop(): Promise<void>;
}

/** Starts a receiver on a free port; it answers handshakes and keeps what it is sent. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const token = request.headers['validation-token'];
    if (token && text === '') {
      const echo = receiver.isEchoing ? { 'Validation-Token': token } : {};
      response.writeHead(receiver.status, { 'Content-Type': 'application/json', ...echo }).end();
      return;
    }
    receiver.deliveries.push({ headers: request.headers, body: JSON.parse(text) as Json });
    response.writeHead(receiver.status, { 'Content-Type': 'application/json' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    deliveries: [],
    status: 200,
    isEchoing: true,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
