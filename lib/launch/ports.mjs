import net from 'node:net';

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} why a server could not listen there now (EADDRINUSE, EACCES …), null if it could
 */
export function portTrouble(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) =>
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message),
    );
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/**
 * @param {number} first
 * @returns {Promise<number>} the first free port from there on, on the loopback address
 */
export async function findFreePort(first) {
  let port = first;
  while (await portTrouble(port, '127.0.0.1')) port += 1;
  return port;
}
