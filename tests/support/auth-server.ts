import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/handlers/auth-options';

export interface RunningAuth {
  url: string;
  stop(): void;
}

/** next-auth itself over HTTP, with our options; mounted by its other door, which needs no Next around it. */
export async function startAuth(): Promise<RunningAuth> {
  const server = createServer((request, response) => void mount(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}

async function mount(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const address = new URL(request.url ?? '/', 'http://foyer');
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? '').split('; ').map((pair) => decodeURIComponent(pair).split(/=(.*)/)),
  );
  const glued = Object.assign(request, {
    query: { nextauth: address.pathname.split('/').slice(3), ...Object.fromEntries(address.searchParams) },
    cookies,
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
  });
  const answering = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (body: unknown) => response.end(JSON.stringify(body)),
    send: (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body)),
  });
  const options = authOptions({
    address: '203.0.113.7',
    cookies: request.headers.cookie ?? null,
    userAgent: '',
    onRefusal: () => null,
  });
  await NextAuth(glued as unknown as NextApiRequest, answering as unknown as NextApiResponse, options);
}

/** Keeps cookies as a browser does, of whatever site, and follows nothing by itself. */
export class Browser {
  readonly #jar = new Map<string, Map<string, string>>();
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
  }

  async send(path: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
    const address = new URL(path, this.#home);
    const jar = this.#jar.get(address.origin) ?? new Map<string, string>();
    this.#jar.set(address.origin, jar);
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { ...headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Posts to next-auth with its token against forged forms. @param path below `/api/auth/` */
  async post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
    const { csrfToken } = await (await this.send('/api/auth/csrf')).json();
    return this.send(`/api/auth/${path}`, { csrfToken, json: 'true', ...form }, headers);
  }

  /** Takes over a session of another browser. @param cookie as `session` */
  take(cookie: string): void {
    this.#jar.set(this.#home, new Map([cookie.split(/=(.*)/) as [string, string]]));
  }

  get session(): string {
    return `foyer-session=${this.#jar.get(this.#home)?.get('foyer-session') ?? ''}`;
  }
}
