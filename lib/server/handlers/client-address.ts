import 'server-only';

/** Set by our own front (lib/server/web), which removes whatever a client sends under this name. */
export const CLIENT_ADDRESS_HEADER = 'x-foyer-client-address';

/** The network address a request came from. */
export function clientAddress(request: Request): string {
  return request.headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown';
}
