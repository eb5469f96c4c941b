import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './http/operation';
import { PAGE } from './state/assets';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The page to play the customer by hand, at `/__sandbox/`. */
export function registerCustomerPage(app: App): void {
  app.get('/__sandbox', (http) => http.redirect('/__sandbox/'));
  app.get('/__sandbox/', async () => pageFile('index.html'));
  app.get('/__sandbox/page/:file{[a-z-]+\\.(css|js|svg)}', (http) => pageFile(http.req.param('file')));
}

async function pageFile(name: string): Promise<Response> {
  const bytes = await readFile(join(PAGE, name)).catch(() => null);
  if (!bytes) return new Response('No such file', { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    },
  });
}
