import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/launch/settings.mjs';
import { TEST_STEPS } from '@/lib/launch/test-steps.mjs';
import { env } from '@/lib/server/env';
import { type Link, listFiles, type MarkdownFile, parseMarkdown, readMarkdown } from './support/markdown';

const root = process.cwd();
const files = listFiles(root);
const names = new Set(files.map((file) => path.posix.basename(file)));
const documents = files.filter((file) => file.endsWith('.md')).map((file) => readMarkdown(root, file));

/** In backticks a path of the checkout begins with one of its folders, or ends like a file of its languages. */
const FOLDER = /^(app|components|docs|lib|prisma|public|tests|\.ci)\//;
const SOURCE = /^[\w./@()[\]-]+\.(tsx?|mjs|json|ya?ml|css|sql|prisma|md|png)$/;

const isThere = (file: string) => existsSync(path.join(root, file));

function brokenLink({ text, file, heading }: Link): string[] {
  if (!isThere(file)) return [`${file} does not exist`];
  const isMissing = heading !== '' && !readMarkdown(root, file).headings.includes(heading);
  if (isMissing) return [`${file} has no heading ${heading}`];
  // A link whose text is a quotation, such as what a test is called, has to find it there.
  const quoted = /^“(.+)”$/.exec(text)?.[1];
  const isSaid = !quoted || readFileSync(path.join(root, file), 'utf8').includes(quoted);
  return isSaid ? [] : [`${file} does not say “${quoted}”`];
}

/** Paths may be written from the root, from the document's folder, or as short as ARCHITECTURE.md writes them. */
function isFile(span: string, document: string): boolean {
  if (!span.includes('/')) return names.has(span);
  const [place = ''] = span.split('*');
  return ['', path.posix.dirname(document), 'lib', 'lib/server'].some((base) =>
    isThere(path.posix.join(base, place)),
  );
}

function brokenPaths({ file, spans }: MarkdownFile): string[] {
  const paths = spans.filter((span) => (FOLDER.test(span) && !/[\s…<]/.test(span)) || SOURCE.test(span));
  return paths.filter((span) => !isFile(span, file)).map((span) => `${span} does not exist`);
}

const scripts = Object.keys(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts);
const steps = TEST_STEPS.map(({ name }) => name);

/** `npm run a` and `npm test -- b c`, wherever somebody is told to type them. */
function brokenCommands({ spans, fenced }: MarkdownFile): string[] {
  return [...spans, ...fenced].flatMap((line) => {
    const script = /npm run ([\w-]+)/.exec(line)?.[1] ?? 'test';
    const wanted = /npm test -- ([a-z0-9 -]+)/.exec(line)?.[1]?.trim().split(' ') ?? [];
    const unknown = [
      ...wanted.filter((name) => !steps.includes(name)),
      ...(scripts.includes(script) ? [] : [script]),
    ];
    return unknown.map((name) => `there is no ${name} to run`);
  });
}

/** Every claim of a document that is not so. */
function falseClaims(document: MarkdownFile): string[] {
  const claims = [
    ...document.links.flatMap(brokenLink),
    ...brokenPaths(document),
    ...brokenCommands(document),
  ];
  return claims.map((claim) => `${document.file}: ${claim}`);
}

it('what documents link to, name and tell people to type is there', () => {
  expect(documents.map(({ file }) => file)).toContain('README.md');
  expect(documents.flatMap(falseClaims)).toEqual([]);
});

describe('the check of the documents itself', () => {
  it.each([
    ['a file', '[walk](docs/nowhere.md)'],
    ['a picture', '![the inbox](docs/nowhere.png)'],
    ['a heading', '[settings](README.md#nothing-of-the-kind)'],
    ['a test that is quoted', '[“proves what nobody proved”](tests/architecture.test.ts)'],
    ['a path', 'see `lib/server/nowhere.ts`'],
    ['a short path', 'see `commands/nowhere.ts`'],
    ['a name', 'see `nowhere.json`'],
    ['a step of the tests', '```sh\nnpm test -- unit nowhere\n```'],
    ['a script', 'type `npm run nowhere`'],
  ])('catches %s that is not there', (_, text) => {
    expect(falseClaims(parseMarkdown('README.md', text))).toHaveLength(1);
  });

  it.each([
    '[walk](tests/architecture.test.ts) and [site](https://example.com/nowhere.md)',
    '[“every file lies in a room and keeps its rules”](tests/architecture.test.ts)',
    '[words](ARCHITECTURE.md#words) and [licence](LICENSE)',
    '`lib/domain/`, `tests/*.test.ts`, `commands/send-reply.ts`, `package.json`, `GET /api/health`, `a/b`',
    '```sh\nnpm test -- unit api\nnpm run sandbox\n```',
  ])('lets pass: %s', (text) => {
    expect(falseClaims(parseMarkdown('README.md', text))).toEqual([]);
  });
});

/** An environment in which nobody has set anything; Next's types insist on this one. */
const nothing: NodeJS.ProcessEnv = { NODE_ENV: 'test' };

/** The variables that are asked for while somebody reads an environment. */
function askedFor(read: (environment: NodeJS.ProcessEnv) => unknown, given: NodeJS.ProcessEnv): string[] {
  const asked = new Set<string>();
  const get = (_: object, name: string) => {
    asked.add(name);
    return given[name];
  };
  read(new Proxy<NodeJS.ProcessEnv>(given, { get }));
  return [...asked].filter((name) => /^[A-Z_]+$/.test(name));
}

function readOwnEnvironment(environment: NodeJS.ProcessEnv): void {
  const own = process.env;
  process.env = environment;
  try {
    env();
  } finally {
    process.env = own;
  }
}

/** The table's defaults by variable, as the README writes them. */
function configurationTable(): Map<string, string> {
  const { text } = readMarkdown(root, 'README.md');
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)];
  return new Map(rows.map(([, name = '', usual = '']) => [name, usual]));
}

describe('the configuration table', () => {
  it('has every variable that Foyer reads, and no other', () => {
    const needed = { ...nothing, FOYER_SECRET: 'x'.repeat(32), DATABASE_URL: 'postgres://localhost/foyer' };
    const read = [...askedFor(readOwnEnvironment, needed), ...askedFor(readSettings, nothing)];
    expect([...configurationTable().keys()].sort()).toEqual([...new Set(read)].sort());
  });

  it('tells the defaults that hold', () => {
    const { host, port, sandboxPort, postgresPort, dataFolder, scenario } = readSettings(nothing);
    expect(Object.fromEntries(configurationTable())).toMatchObject({
      HOST: `\`${host}\``,
      PORT: `\`${port}\``,
      SANDBOX_PORT: `\`${sandboxPort}\``,
      PG_PORT: `\`${postgresPort}\``,
      FOYER_DATA: `\`${path.relative(root, dataFolder)}\``,
      SANDBOX_SCENARIO: `\`${scenario}\``,
    });
  });
});
