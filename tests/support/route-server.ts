import { serve } from '@hono/node-server';
import type { Handler } from '@/lib/server/handlers/handle';
import { readRoutes } from './routes';

/** The routes of app/api behind an address, for clients that bring their own HTTP. */
export interface RouteServer {
  readonly url: string;
  close(): Promise<void>;
}

type Params = Record<string, string | string[]>;

interface Place {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly handler: Handler;
}

/** Serves every route file of app/api, found by its path as Next does: what is named comes before what varies. */
export async function startRouteServer(): Promise<RouteServer> {
  const places = [...(await readRoutes())].map(([name, handler]) => placeOf(name, handler));
  places.sort((a, b) => a.names.length - b.names.length);
  const fetch = (request: Request) => answer(places, request);
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const made = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
        resolve({ server: made, port: info.port }),
      );
    },
  );
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { url: `http://127.0.0.1:${port}`, close };
}

function placeOf(name: string, handler: Handler): Place {
  const [method = '', path = ''] = name.split(' ');
  const names: string[] = [];
  const pattern = path.replace(/\[(\.{3})?(\w+)\]/g, (_, rest: string | undefined, part: string) => {
    names.push(rest ? `...${part}` : part);
    return rest ? '(.+)' : '([^/]+)';
  });
  return { method, pattern: new RegExp(`^${pattern.replaceAll('.json', '\\.json')}$`), names, handler };
}

async function answer(places: readonly Place[], request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { method, pattern, names, handler } of places) {
    const found = method === request.method ? pattern.exec(pathname) : null;
    if (found) return handler(request, { params: Promise.resolve(paramsOf(names, found.slice(1))) });
  }
  return new Response(null, { status: 404 });
}

function paramsOf(names: readonly string[], values: readonly string[]): Params {
  return Object.fromEntries(
    names.map((name, index) => {
      const value = values[index] ?? '';
      return name.startsWith('...')
        ? [name.slice(3), value.split('/').map(decodeURIComponent)]
        : [name, decodeURIComponent(value)];
    }),
  );
}
