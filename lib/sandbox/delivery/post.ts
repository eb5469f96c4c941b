/** What came back from a webhook address; `status` null means that nothing did. */
export interface PostAnswer {
  readonly status: number | null;
  readonly headers: Headers;
  /** Size of headers and body in bytes, which the platform limits. */
  readonly size: number;
  readonly error: string | null;
  /** True when nothing was sent because the address has a certificate that is not to be trusted. */
  readonly isUntrusted: boolean;
}

interface Post {
  readonly body: string | null;
  readonly headers: Record<string, string>;
  readonly timeoutMs: number;
}

/** Posts to a webhook address; never throws. Redirects are not followed. */
export async function post(address: string, { body, headers, timeoutMs }: Post): Promise<PostAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'User-Agent': 'RingCentral-WebHook', 'Content-Type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = await response.arrayBuffer();
    const size = [...response.headers].reduce(
      (sum, [name, value]) => sum + name.length + value.length + 4,
      bytes.byteLength,
    );
    return { status: response.status, headers: response.headers, size, error: null, isUntrusted: false };
  } catch (error) {
    const isUntrusted = CERTIFICATE_FAULT.test(codeOf(error));
    return { status: null, headers: new Headers(), size: 0, error: reasonOf(error), isUntrusted };
  }
}

/** Codes of OpenSSL and Node for a chain, name or date that does not hold. */
const CERTIFICATE_FAULT = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|TLS/;

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : '';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return 'read timed out';
  return error.cause instanceof Error ? error.cause.message || 'connection failed' : error.message;
}
