// The least that can acknowledge durably: plain node:http, one row for each body. Argument: the database.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
await pool.query('CREATE TABLE IF NOT EXISTS ack (id uuid PRIMARY KEY, raw bytea NOT NULL)');

const server = createServer((request, response) => {
  const chunks = /** @type {Buffer[]} */ ([]);
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const values = [randomUUID(), Buffer.concat(chunks)];
    await pool.query({ name: 'ack', text: 'INSERT INTO ack (id, raw) VALUES ($1, $2)', values });
    response.writeHead(200, { 'content-length': 0 }).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());
