import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * The way between one browser and Foyer: a proxy that can be cut. A browser that is merely told to be offline keeps the
 * connections it has, so a stream of events would go on as if nothing had happened. Or it can fall silent, as one does
 * whose other end cannot tell that it is gone.
 */
export class Network {
  readonly #proxy: Server = createServer((asked, answer) => {
    if (this.#isSilent) return;
    if (isStream(asked)) {
      if (this.#isStreamCut) {
        answer.destroy();
        return;
      }
      this.#streams.add(answer);
      answer.once('close', () => this.#streams.delete(answer));
    }
    const onward = request(asked.url ?? '', { method: asked.method, headers: asked.headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  /** Browsers open connections ahead of need, which a server does not count as its own before the first request. */
  readonly #sockets = new Set<Socket>();
  readonly #streams = new Set<ServerResponse>();
  #isCut = false;
  #isStreamCut = false;
  #isSilent = false;

  /** @returns what a browser context takes as its proxy */
  async open(): Promise<{ server: string }> {
    this.#proxy.on('connection', (socket) => this.#admit(socket));
    await new Promise<void>((done) => this.#proxy.listen(0, '127.0.0.1', done));
    return { server: `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}` };
  }

  /** Ends every connection and lets no new one through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends the stream of events and lets no new one through; everything else goes on: nobody tells what happens. */
  cutStream(): void {
    this.#isStreamCut = true;
    for (const answer of this.#streams) answer.destroy();
  }

  /** Keeps every connection, and lets nothing new through. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  mend(): void {
    this.#isCut = false;
    this.#isStreamCut = false;
    this.#isSilent = false;
  }

  close(): void {
    this.cut();
    this.#proxy.close();
  }

  #admit(socket: Socket): void {
    if (this.#isCut) socket.destroy();
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }
}

/** A proxy is asked by the whole address. */
function isStream({ url = '/' }: IncomingMessage): boolean {
  return new URL(url, 'http://foyer.example').pathname === '/api/events';
}
