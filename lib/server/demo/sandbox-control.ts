import 'server-only';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { env } from '../env';
import { AppError } from '../errors';

/** Milliseconds; it runs on the same machine. */
const PATIENCE = 10_000;

const credentials = z.object({
  serverUrl: z.url(),
  clientId: z.string(),
  clientSecret: z.string(),
  jwt: z.string(),
});

/** What connects an account to the sandbox. */
export type SandboxCredentials = z.infer<typeof credentials>;

/** @throws AppError `upstream-unavailable` */
export async function readSandboxCredentials(): Promise<SandboxCredentials> {
  return credentials.parse(JSON.parse(await control('GET', 'demo')));
}

/**
 * Puts the sandbox back to its beginning: its customers have written only what they had at the first start.
 *
 * @throws AppError `upstream-unavailable`
 */
export async function resetSandbox(): Promise<void> {
  await control('POST', 'reset');
}

/** Where one plays the customer by hand. */
export function customerPageUrl(): string {
  return controlUrl('').href;
}

/** True when this is the demo: a sandbox takes the place of the platform. */
export function isDemo(): boolean {
  return env().isDemo && env().FOYER_SANDBOX_URL !== undefined;
}

function controlUrl(path: string): URL {
  return new URL(`/__sandbox/${path}`, env().FOYER_SANDBOX_URL);
}

/** Plain HTTP: the sandbox's control surface is not the platform, so the adapter does not know it. */
function control(method: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) =>
      reject(new AppError('upstream-unavailable', `The sandbox did not do "${path}": ${cause}`));
    request(controlUrl(path), { method, signal: AbortSignal.timeout(PATIENCE) }, (answer) => {
      if (answer.statusCode === 200) text(answer).then(resolve, fail);
      else fail(answer.resume().statusCode);
    })
      .on('error', fail)
      .end();
  });
}
