import 'server-only';
import { type Logger, pino } from 'pino';
import { env } from './env';
import { onceInProcess } from './process';

/** Members that may hold a secret, wherever they stand in a logged object. */
const secretMembers = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'jwt',
  'assertion',
  'clientSecret',
];

/** The process's logger: one JSON line an event, secrets cut out. */
export function log(): Logger {
  return onceInProcess('log', () =>
    pino({
      level: env().LOG_LEVEL,
      base: { pid: process.pid },
      redact: {
        paths: secretMembers.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[secret]',
      },
    }),
  );
}
