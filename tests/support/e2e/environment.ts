/** Somebody of the demo business. */
export interface LogIn {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type Colleague = 'Priya' | 'Maya' | 'Amira' | 'Jonas';

/** Where the pretend RingCentral of this run listens, as `npm test` says. */
export function sandboxUrl(): string {
  return told('FOYER_SANDBOX_URL');
}

/** The port of a server that Foyer was told of, and that the story starts itself. */
export function portOf(name: 'FOYER_SMTP_URL' | 'FOYER_OIDC_ISSUER'): number {
  return Number(new URL(told(name)).port);
}

/** Where Foyer says it is. */
export function foyerUrl(): string {
  return told('FOYER_URL');
}

/** The log-in of somebody of the demo business, by first name. */
export function logInOf(firstName: Colleague): LogIn {
  const logIns = JSON.parse(told('FOYER_LOG_INS')) as LogIn[];
  const found = logIns.find(({ name }) => name.startsWith(firstName));
  if (!found) throw new Error(`nobody of the demo is called ${firstName}`);
  return found;
}

function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: browser tests are started by "npm test -- e2e"`);
  return value;
}
