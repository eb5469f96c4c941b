import type { SandboxProcess } from './sandbox-process';

export interface Demo {
  readonly serverUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly jwt: string;
  readonly channels: readonly { id: string; type: string; name: string; public: boolean }[];
}

/** A JSON object of an answer; tests look into it freely. */
export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** A bare HTTP client of the platform, signed in as the demo's service user. */
export interface PlatformClient {
  readonly demo: Demo;
  readonly token: Json;
  /** The id of the demo business's channel of a type. */
  channelId(type: string): string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Posts a form to the token endpoint with the demo's client credentials. */
export async function requestToken(demo: Demo, form: Record<string, string>): Promise<Answer> {
  const basic = Buffer.from(`${demo.clientId}:${demo.clientSecret}`).toString('base64');
  return answerOf(
    await fetch(`${demo.serverUrl}/restapi/oauth/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
      body: new URLSearchParams(form),
    }),
  );
}

/** Signs in with the demo's JWT, as the demo's app or as the one given. */
export async function signIn(sandbox: SandboxProcess, as?: Demo): Promise<PlatformClient> {
  const demo = as ?? (await sandbox.control<Demo>('/demo'));
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const { body: token } = await requestToken(demo, { grant_type: grant, assertion: demo.jwt });
  return {
    demo,
    token,
    channelId: (type) => demo.channels.find((channel) => channel.type === type)?.id ?? `no ${type} channel`,
    call: async (method, path, body) =>
      answerOf(
        await fetch(demo.serverUrl + path, {
          method,
          headers: {
            Authorization: `Bearer ${String(token.access_token)}`,
            'Content-Type': 'application/json',
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Json);
  return { status: response.status, headers: response.headers, body };
}
