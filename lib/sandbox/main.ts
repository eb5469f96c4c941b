import { readEnv } from './env';
import { startSandbox } from './start';

/** The sandbox process: says on one line of JSON when it is ready, ends on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const running = await startSandbox(readEnv(process.env));
  console.log(JSON.stringify({ ready: true, url: running.url }));
  const end = () => {
    running.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

main().catch((error: NodeJS.ErrnoException) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(isTaken ? `${error.message}. Set SANDBOX_PORT to a free port.` : error.message);
  process.exit(1);
});
