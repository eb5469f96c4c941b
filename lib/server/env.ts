import 'server-only';
import { z } from 'zod';
import { isLoopback } from '@/lib/domain/connect';

/** Empty strings count as unset: compose files and shells pass them for variables nobody filled in. */
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

/** Whether nobody between two machines can read what goes there. */
function isPrivate(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  FOYER_URL: optional.pipe(z.url().optional()),
  FOYER_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** The secret before, while it is being changed (`npm run operator rotate-secret`). */
  FOYER_SECRET_BEFORE: optional,
  /** With it the operator's API is there. */
  FOYER_OPERATOR_KEY: optional.pipe(z.string().min(32, 'must have at least 32 characters').optional()),
  /** With it there are metrics. */
  FOYER_METRICS_TOKEN: optional.pipe(z.string().min(16, 'must have at least 16 characters').optional()),
  /** 1: webhooks may go to this machine and into private networks, also by plain http. */
  FOYER_PRIVATE_WEBHOOKS: z.enum(['0', '1']).default('0'),
  FOYER_DEMO: z.enum(['0', '1']).default('0'),
  FOYER_SANDBOX_URL: optional.pipe(z.url().optional()),
  DATABASE_URL: z.string().min(1),
  RINGCENTRAL_SERVER_URL: optional.pipe(z.url().optional()),
  RINGCENTRAL_CLIENT_ID: optional,
  RINGCENTRAL_CLIENT_SECRET: optional,
  RINGCENTRAL_JWT: optional,
  /** One app of RingCentral for all workspaces: all three, or none. */
  FOYER_APP_SERVER: optional.pipe(z.url().optional()),
  FOYER_APP_CLIENT_ID: optional,
  FOYER_APP_CLIENT_SECRET: optional,
  /** The server that takes our mail, and from whom it is: both, or none and then no mail. */
  FOYER_SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  FOYER_MAIL_FROM: optional,
  /** An OpenID provider that people may sign in at: the first three, or none. */
  FOYER_OIDC_ISSUER: optional.pipe(z.url().refine(isPrivate, 'must be https, or on this machine').optional()),
  FOYER_OIDC_CLIENT_ID: optional,
  FOYER_OIDC_CLIENT_SECRET: optional,
  FOYER_OIDC_NAME: z.string().default(''),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** The app of RingCentral that a deployment has for all its workspaces. */
export interface DeploymentApp {
  serverUrl: string;
  clientId: string;
  clientSecret: string;
}

/** How mail is sent. */
export interface MailServer {
  /** `smtp://` or `smtps://`, with name and password where it wants them. */
  url: string;
  /** Such as `Foyer <foyer@example.com>`. */
  from: string;
}

/** An OpenID provider that people may sign in at, for the whole deployment. */
export interface OidcProvider {
  /** Without a slash at its end. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As people know it; empty: the pages have a word of their own. */
  name: string;
}

export type Env = z.infer<typeof schema> & {
  publicUrl: string;
  isDemo: boolean;
  /** May webhooks go to this machine and into private networks? Also where Foyer itself is only for this machine. */
  hasPrivateWebhooks: boolean;
  deploymentApp: DeploymentApp | null;
  mailServer: MailServer | null;
  oidc: OidcProvider | null;
};

/**
 * The process's environment, parsed once. The only place that reads it.
 *
 * @throws an error that lists every variable that is missing or wrong
 */
function parseEnv(): Env {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) throw new Error(`Environment: ${z.prettifyError(parsed.error)}`);
  const values = parsed.data;
  const publicUrl = (values.FOYER_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/$/, '');
  return {
    ...values,
    publicUrl,
    isDemo: values.FOYER_DEMO === '1',
    hasPrivateWebhooks: values.FOYER_PRIVATE_WEBHOOKS === '1' || isLoopback(new URL(publicUrl).hostname),
    deploymentApp: deploymentAppFrom(values),
    mailServer: mailServerFrom(values),
    oidc: oidcFrom(values),
  };
}

/** @throws where only a part of it is given: whoever forgot one would wonder why nobody is offered it */
function deploymentAppFrom(values: z.infer<typeof schema>): DeploymentApp | null {
  const { FOYER_APP_SERVER: server, FOYER_APP_CLIENT_ID: clientId, FOYER_APP_CLIENT_SECRET: secret } = values;
  if (server && clientId && secret) {
    return { serverUrl: server.replace(/\/$/, ''), clientId, clientSecret: secret };
  }
  if (!server && !clientId && !secret) return null;
  throw new Error(
    'Environment: FOYER_APP_SERVER, FOYER_APP_CLIENT_ID and FOYER_APP_CLIENT_SECRET belong together.',
  );
}

/** @throws where only one of the two is given */
function mailServerFrom(values: z.infer<typeof schema>): MailServer | null {
  const { FOYER_SMTP_URL: url, FOYER_MAIL_FROM: from } = values;
  if (url && from) return { url, from };
  if (!url && !from) return null;
  throw new Error('Environment: FOYER_SMTP_URL and FOYER_MAIL_FROM belong together.');
}

/** @throws where only a part of it is given */
function oidcFrom(values: z.infer<typeof schema>): OidcProvider | null {
  const {
    FOYER_OIDC_ISSUER: issuer,
    FOYER_OIDC_CLIENT_ID: clientId,
    FOYER_OIDC_CLIENT_SECRET: clientSecret,
    FOYER_OIDC_NAME: name,
  } = values;
  if (issuer && clientId && clientSecret) {
    return { issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, name };
  }
  if (!issuer && !clientId && !clientSecret) return null;
  throw new Error(
    'Environment: FOYER_OIDC_ISSUER, FOYER_OIDC_CLIENT_ID and FOYER_OIDC_CLIENT_SECRET belong together.',
  );
}

let parsed: Env | undefined;

/** Parsed at first use, not at import: `next build` loads every module without an environment. */
export function env(): Env {
  parsed ??= parseEnv();
  return parsed;
}

/**
 * next-auth and Next read settings of their own from the environment: redirects go to the public address, whatever host a
 * request names, and nothing is told to anybody outside.
 */
export function settleFrameworks(): void {
  process.env.NEXTAUTH_URL = env().publicUrl;
  process.env.NEXT_TELEMETRY_DISABLED = '1';
}
