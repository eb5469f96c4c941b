import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as it came, but readable. */
interface ReceivedMail {
  to: string;
  message: string;
}

/** A real mail server, which keeps what it takes. */
export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** The status with which it refuses whoever a mail is for; null: it takes them. */
  refusal: number | null;
  stop(): Promise<void>;
}

/** Starts one, on a free port unless one is given. */
export async function startMailServer(wanted = 0): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(mail.refusal === null ? null : refused(mail.refusal)),
    onData(stream, { envelope }, done) {
      const keep = (raw: string) => {
        const message = readable(raw);
        mail.received.push(...envelope.rcptTo.map(({ address }) => ({ to: address, message })));
        done();
      };
      text(stream).then(keep, done);
    },
  });
  await new Promise<void>((done) => server.listen(wanted, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refusal: null,
    stop: () => new Promise((done) => server.close(done)),
  };
  return mail;
}

function refused(responseCode: number): Error {
  return Object.assign(new Error('not now'), { responseCode });
}

/** The head as it came, and the rest out of quoted-printable (RFC 2045 §6.7), which cuts long lines. */
function readable(raw: string): string {
  const end = raw.indexOf('\r\n\r\n');
  const body = raw
    .slice(end)
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return raw.slice(0, end) + body;
}
