#!/usr/bin/env node
// Plays the part of Prisma's schema engine, which Prisma would otherwise download as a separate program.
// Same arguments, same JSON-RPC lines on stdin and stdout; the work is done by the same engine compiled to
// WebAssembly, reaching Postgres through the pg driver adapter. prisma.config.ts names this file.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { openAdapter } from './schema-engine-adapter.mjs';

const PANIC_EXIT_CODE = 101;
/** The JSON-RPC error code under which Prisma's CLI looks for its own error in `data`. */
const USER_ERROR = 4466;
/** Postgres states which Prisma has a sentence for; anything else counts as "cannot reach the server". */
const CONNECTION_ERRORS = { '3D000': 'P1003', '28P01': 'P1000' };

const { command, datamodels, url, shadowUrl } = parseArguments(process.argv.slice(2));

/** @param {string[]} argv */
function parseArguments(argv) {
  const words = [...argv];
  const parsed = {
    command: /** @type {string[]} */ ([]),
    datamodels: /** @type {string[]} */ ([]),
    datasource: '{}',
  };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--datamodels') parsed.datamodels.push(words.shift() ?? '');
    else if (word === '--datasource') parsed.datasource = words.shift() ?? '{}';
    else if (word === '--enabled-preview-features' || word === '--extension-types') words.shift();
    else parsed.command.push(word);
  }
  const { url = '', shadowDatabaseUrl } = JSON.parse(parsed.datasource);
  return { command: parsed.command, datamodels: parsed.datamodels, url, shadowUrl: shadowDatabaseUrl };
}

/** @param {'INFO' | 'ERROR'} level @param {Record<string, unknown>} fields */
function log(level, fields) {
  process.stderr.write(`${JSON.stringify({ level, target: 'schema_engine::logger', fields })}\n`);
}

/** @param {Record<string, unknown>} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

// ---- Databases

/**
 * @template T
 * @param {string} connectionString
 * @param {(client: pg.Client) => Promise<T>} use
 */
async function withClient(connectionString, use) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** @param {string} name */
function urlOfDatabase(name) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.toString();
}

/** @param {string} sql */
function runOnServer(sql) {
  return withClient(urlOfDatabase('postgres'), (client) => client.query(sql));
}

/** @param {string} connectionString */
async function createDatabase(connectionString) {
  const databaseName = decodeURIComponent(new URL(connectionString).pathname.slice(1));
  await runOnServer(`CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
  return { databaseName };
}

// ---- The engine

async function openShadowAdapter() {
  if (shadowUrl) return openAdapter(shadowUrl);
  const name = pg.escapeIdentifier(`prisma_shadow_${randomUUID()}`);
  await runOnServer(`CREATE DATABASE ${name}`);
  const adapter = await openAdapter(urlOfDatabase(name.slice(1, -1)));
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await runOnServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return adapter;
}

/** @type {Promise<any> | undefined} */
let engine;

/** What happens behind `import '@prisma/schema-engine-wasm'`, which Node 20 cannot do: it loads no .wasm files. */
async function loadWasm() {
  /** @type {any} the functions that connect JavaScript and WebAssembly have no types */
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const place = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(path.join(path.dirname(place), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  /** @type {() => void} */ (instance.exports.__wbindgen_start)();
  return glue;
}

async function startEngine() {
  const { SchemaEngine } = await loadWasm();
  const schemas = datamodels.map((file) => [file, readFileSync(file, 'utf8')]);
  const ignoreLogLine = () => {};
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(url),
    connectToShadowDb: openShadowAdapter,
  });
  return SchemaEngine.new({ datamodels: schemas.length > 0 ? schemas : undefined }, ignoreLogLine, factory);
}

/** @param {string} method @param {any} params */
async function callEngine(method, params) {
  if (method === 'createDatabase') return createDatabase(params?.datasource?.url ?? url);
  engine ??= startEngine();
  const running = await engine;
  if (method === 'getDatabaseVersion') return running.version(params);
  if (method === 'diff') return printDiff(await running.diff(params));
  // These two need the picture of the migrations that only devDiagnostic paints, on a shadow database.
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    await running.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  if (typeof running[method] !== 'function') throw new Error(`The schema engine has no method ${method}`);
  return (await running[method](params)) ?? {};
}

/** @param {{ exitCode: number, stdout: string | null }} diff */
function printDiff({ exitCode, stdout }) {
  if (stdout) send({ id: 'print', method: 'print', params: { content: stdout } });
  return { exitCode, stdout: null };
}

// ---- The two ways in which the CLI uses the engine

/** @param {any} error as thrown by the engine, whose message is JSON, or by the code around it */
function errorData(error) {
  try {
    return JSON.parse(error.message);
  } catch {
    return {
      is_panic: false,
      message: error.message,
      error_code: error.code ?? null,
      meta: error.meta ?? null,
    };
  }
}

/** @param {{ id: unknown, method: string, params: unknown }} request */
async function answer({ id, method, params }) {
  try {
    send({ id, result: await callEngine(method, params) });
  } catch (error) {
    const message = 'An error happened. Check the data field for details.';
    send({ id, error: { code: USER_ERROR, message, data: errorData(error) } });
  }
}

async function serveRequests() {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const request = line.trim() ? JSON.parse(line) : {};
    if (request.method) await answer(request);
  }
  process.exit();
}

/** @param {string | undefined} task */
async function runTask(task) {
  try {
    if (task === 'can-connect-to-database') await withClient(url, async () => {});
    else if (task === 'create-database') await createDatabase(url);
    else throw new Error(`unknown command ${task}`);
  } catch (error) {
    const { code, message } = /** @type {Error & { code: keyof CONNECTION_ERRORS }} */ (error);
    log('INFO', { message: 'connecting' }); // the CLI drops the first line
    log('ERROR', { message: message || String(error), error_code: CONNECTION_ERRORS[code] ?? 'P1001' });
    process.exitCode = 1;
  }
}

/** The engine reports a panic here before it throws; the CLI recognises one by the exit code. */
function reportPanics() {
  const panics = {
    message: '',
    /** @param {string} message */
    set_message(message) {
      this.message = message;
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  process.on('uncaughtException', (error) => {
    log('ERROR', { message: panics.message || error.stack });
    process.exit(PANIC_EXIT_CODE);
  });
}

reportPanics();
if (command.includes('--version'))
  process.stdout.write(`schema-engine-wasm ${(await loadWasm()).version()}\n`);
else if (command[0] === 'cli') await runTask(command[1]);
else await serveRequests();
