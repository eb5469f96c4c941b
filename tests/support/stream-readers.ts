import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { until } from './until';

/** Many readers of an event stream, who only note when each mark reached them. */
export interface StreamReaders {
  /** When a mark first reached each reader so far (performance.now): the position at which a frame ends, or what was asked for. */
  arrivals(mark: number | string): number[];
  /** The last frame that the first reader got, as it came. */
  lastFrame(): string;
  close(): void;
}

/** By what a frame is recognised, as the first group of the pattern. */
const POSITION = /^id: (\d+)$/gm;

/**
 * Opens streams on plain sockets; resolves when each has been answered.
 *
 * @param cookie of all readers, or of each by its number
 */
export async function openReaders(
  many: number,
  url: string,
  cookie: string | ((index: number) => string) = '',
  mark = POSITION,
): Promise<StreamReaders> {
  const { hostname, port, pathname } = new URL(url);
  const times = new Map<string, Map<number, number>>();
  let opened = 0;
  let last = '';
  const sockets: Socket[] = [];
  const cookieOf = typeof cookie === 'string' ? () => cookie : cookie;
  const hear = (text: string, index: number) => {
    const at = performance.now();
    for (const [, found = ''] of text.matchAll(mark)) {
      const known = times.get(found);
      if (!known) times.set(found, new Map([[index, at]]));
      else if (!known.has(index)) known.set(index, at);
    }
    if (index === 0 && text.includes('id: ')) last = text.slice(text.indexOf('id: '));
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
    socket.on('data', (text) => hear(`${text}`, index));
    socket.on('error', () => undefined);
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookieOf(index)}\r\n\r\n`,
    );
    // Not all at once: what is measured is the telling, not the opening.
    if (index % 100 === 99) await until(() => opened > index - 50, 60_000);
  }
  await until(() => opened === many, 60_000);
  return {
    arrivals: (of) => [...(times.get(`${of}`)?.values() ?? [])],
    lastFrame: () => last,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
