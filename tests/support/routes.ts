import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Handler } from '@/lib/server/handlers/handle';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Every method of every route file below app/api, by its name: `GET /api/agents/[id]`. */
export async function readRoutes(): Promise<Map<string, Handler>> {
  const root = path.resolve('app/api');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)route\.tsx?$/.test(file),
  );
  const routes = new Map<string, Handler>();
  for (const file of files) {
    const exported: Record<string, unknown> = await import(path.join(root, file));
    for (const method of METHODS.filter((each) => each in exported)) {
      routes.set(`${method} /api/${path.dirname(file)}`, exported[method] as Handler);
    }
  }
  return routes;
}
