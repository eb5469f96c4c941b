import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { until } from './until';

/** Many readers of an event stream, who only note when each frame reached them. */
export interface StreamReaders {
  /** When the frame that ends at a position reached each reader so far (performance.now). */
  arrivals(to: number): number[];
  /** The last frame that the first reader got, as it came. */
  lastFrame(): string;
  close(): void;
}

/** Opens streams on plain sockets; resolves when each has been answered. */
export async function openReaders(many: number, url: string, cookie = ''): Promise<StreamReaders> {
  const { hostname, port, pathname } = new URL(url);
  const times = new Map<number, number[]>();
  let opened = 0;
  let last = '';
  const sockets: Socket[] = [];
  const hear = (text: string, isFirst: boolean) => {
    const at = performance.now();
    for (const [, to] of text.matchAll(/^id: (\d+)$/gm)) {
      const known = times.get(Number(to));
      if (known) known.push(at);
      else times.set(Number(to), [at]);
    }
    if (isFirst && text.includes('id: ')) last = text.slice(text.indexOf('id: '));
  };
  for (let index = 0; index < many; index += 1) {
    const socket = connect({
      port: Number(port),
      host: hostname,
      localAddress: `127.0.0.${2 + (index % 8)}`,
    });
    sockets.push(socket);
    socket.setEncoding('utf8');
    socket.once('data', () => {
      opened += 1;
    });
    socket.on('data', (text) => hear(`${text}`, index === 0));
    socket.on('error', () => undefined);
    socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\n\r\n`);
    // Not all at once: what is measured is the telling, not the opening.
    if (index % 100 === 99) await until(() => opened > index - 50, 60_000);
  }
  await until(() => opened === many, 60_000);
  return {
    arrivals: (to) => times.get(to) ?? [],
    lastFrame: () => last,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
