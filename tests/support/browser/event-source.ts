import { type ClientRequest, type IncomingMessage, request } from 'node:http';

interface Told {
  data: string;
}

/** What every browser has and Node lacks: a reader of server-sent events that never comes back by itself. */
export class NodeEventSource {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: Told) => void) | null = null;
  readonly #listeners = new Map<string, (event: Told) => void>();
  readonly #asking: ClientRequest;
  #rest = '';
  #isOver = false;

  /**
   * @param path beginning with /
   * @param origin of the page
   * @param cookie of the person
   */
  constructor(path: string, origin: string, cookie: string) {
    this.#asking = request(origin + path, { agent: false, headers: { cookie, accept: 'text/event-stream' } });
    this.#asking.once('response', (answer) => this.#listen(answer));
    this.#asking.once('error', () => this.#fail());
    this.#asking.end();
  }

  addEventListener(name: string, listener: (event: Told) => void): void {
    this.#listeners.set(name, listener);
  }

  close(): void {
    this.#isOver = true;
    this.#asking.destroy();
  }

  #listen(answer: IncomingMessage): void {
    if (answer.statusCode !== 200) this.#fail();
    if (this.#isOver) return;
    this.onopen?.();
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => this.#take(text));
    answer.once('close', () => this.#fail());
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#tell(block);
  }

  #tell(block: string): void {
    if (this.#isOver) return;
    const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    const event = { data: fields.get('data') ?? '' };
    const name = fields.get('event');
    if (name === undefined) this.onmessage?.(event);
    else this.#listeners.get(name)?.(event);
  }

  #fail(): void {
    if (this.#isOver) return;
    this.close();
    this.onerror?.();
  }
}
