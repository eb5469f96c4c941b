import net from 'node:net';
import { expect, it } from 'vitest';
import { findFreePort, portTrouble } from './ports.mjs';

it('a taken port is seen and stepped over', async () => {
  const port = await findFreePort(27_000);
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await portTrouble(port, '127.0.0.1')).toBe('EADDRINUSE');
  expect(await findFreePort(port)).toBeGreaterThan(port);
  server.close();
});
