import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '../env';
import { log } from '../log';
import { onceInProcess } from '../process';
import type { Letter } from './letters';

/** Milliseconds that the mail server may take for an answer; the queue tries again. */
const PATIENCE = 20_000;

interface Mail extends Letter {
  to: { name: string; address: string };
}

/**
 * Hands a mail to the mail server. One that is refused for good, because there is no such mailbox, is given up and logged:
 * again it would be refused again. Nothing of what it says is logged.
 *
 * @returns whether the server took it
 * @throws where the server cannot be reached, or refuses for now, or there is none
 */
export async function sendMail({ to, subject, text, html }: Mail): Promise<boolean> {
  const server = env().mailServer;
  if (server === null) throw new Error('There is no mail server.');
  try {
    await transport(server.url).sendMail({ from: server.from, to, subject, text, html, ...UNANSWERED });
    return true;
  } catch (error) {
    if (!isForGood(error)) throw error;
    log().warn({ status: error.responseCode }, 'a mail was refused for good');
    return false;
  }
}

/** Written by a program: nobody's absence notice shall answer it (RFC 3834). */
const UNANSWERED = { headers: { 'auto-submitted': 'auto-generated' } };

function transport(url: string): Transporter {
  return onceInProcess('mail', () =>
    createTransport({
      url,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      // Texts come from people of the workspace: none of them makes us read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
}

/** Refusals of the recipient or the mail itself; one of our log-in is the operator's to mend, and is tried again. */
function isForGood(error: unknown): error is { responseCode: number } {
  if (typeof error !== 'object' || error === null) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (
    (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500
  );
}
