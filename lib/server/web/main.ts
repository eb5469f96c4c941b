import 'server-only';
import { createServer, type Server } from 'node:http';
import next from 'next';
import { env, settleFrameworks } from '../env';
import { endAllStreams } from '../handlers/stream-guard';
import { log } from '../log';
import { createFront } from './front';

/** Milliseconds. Who takes longer to say what they want is not a browser. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };

/** Milliseconds in which answers under way may end once the process is told to. */
const FAREWELL = 500;

/**
 * The web process: our own server, and Next behind it. It starts, and stays, without a database. Deliveries are taken
 * while Next still prepares itself: whoever asks for a page waits for that.
 */
async function main(): Promise<void> {
  const { HOST, PORT } = env();
  settleFrameworks();
  const app = next({
    dev: false,
    dir: process.cwd(),
    hostname: HOST,
    port: PORT,
    // Next hangs its handler of WebSockets on this one. Nobody can reach it: nothing here upgrades.
    httpServer: createServer(),
  });
  const prepared = app.prepare();
  const server = createServer(
    limits,
    createFront(async (incoming, outgoing) => {
      await prepared;
      await app.getRequestHandler()(incoming, outgoing);
    }),
  );
  server.once('error', (error) => {
    log().error({ err: error }, `cannot listen on ${HOST}:${PORT}`);
    process.exit(1);
  });
  endOnSignal(server);
  server.listen(PORT, HOST, () => log().info({ host: HOST, port: PORT }, 'the web process listens'));
  await prepared;
}

function endOnSignal(server: Server): void {
  const end = () => {
    setTimeout(() => process.exit(0), FAREWELL);
    server.close(() => process.exit(0));
    endAllStreams();
    // A connection that becomes idle only now would be kept for its next request.
    setInterval(() => server.closeIdleConnections(), 20);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

await main();
