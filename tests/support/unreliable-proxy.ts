import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The network between a browser and the server, as bad as one likes. */
export interface UnreliableProxy {
  readonly url: string;
  /** Connections that were broken off so far. */
  readonly broken: number;
  /** Breaks off everything that is open; whoever comes back is let through. */
  cut(): void;
  /** Breaks off everything, and whoever comes until it heals. */
  goDown(): void;
  /** Lets nothing through and tells nobody: the silence of a dead wireless network. */
  fallSilent(): void;
  /** What was held back arrives; whoever comes is let through. */
  heal(): void;
  close(): Promise<void>;
}

type Weather = 'fair' | 'down' | 'silent';

/** Starts a proxy on a free port in front of a port of this machine. */
export async function startProxy(port: number): Promise<UnreliableProxy> {
  let weather: Weather = 'fair';
  let broken = 0;
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer({ pauseOnConnect: true }, (near) => {
    if (weather === 'down') return near.destroy();
    const far = connect(port, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    join(pair, () => pairs.delete(pair));
    if (weather === 'silent') for (const socket of pair) socket.pause();
    else near.resume();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const cut = () => {
    broken += pairs.size;
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get broken() {
      return broken;
    },
    cut,
    goDown: () => {
      weather = 'down';
      cut();
    },
    fallSilent: () => {
      weather = 'silent';
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    heal: () => {
      weather = 'fair';
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    close: async () => {
      cut();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function join([near, far]: [Socket, Socket], onEnd: () => void): void {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('data', (chunk) => to.write(chunk));
    from.once('end', () => to.end());
    from.on('error', () => to.destroy());
    from.once('close', () => {
      to.destroy();
      onEnd();
    });
  }
}
