// The least that can tell many: sockets in a set, one shared buffer. GET joins, POST tells its body to everybody.
import { createServer } from 'node:http';

const sockets = /** @type {Set<import('node:net').Socket>} */ (new Set());

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const { socket } = request;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n');
    return;
  }
  const chunks = /** @type {Buffer[]} */ ([]);
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const frame = Buffer.concat(chunks);
    for (const socket of sockets) socket.write(frame);
    response.writeHead(200, { 'content-length': 0 }).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());
