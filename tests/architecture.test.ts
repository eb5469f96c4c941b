import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource, readSources, type SourceCode } from './support/source-code';
import { temporaryFolder } from './support/temporary-folder';

const PURE = ['contract', 'domain', 'words'];
const SERVER = ['env', 'log', 'errors', 'secrets', 'passwords', 'process', ...PURE];
const SCREEN = ['components/ui', 'client', ...PURE];

/**
 * The rooms of the house: where each lies, and what it may import of ours beside itself. ARCHITECTURE.md says why.
 * A `$1` in a name is what the path says there; `*` in a list stands for any room, `!` takes one out.
 * There is no list of exceptions. If a row is wrong, correct the row and say why.
 * The first row that fits a path names its room, so a room inside another one comes before it.
 */
const ROOMS: readonly (readonly [room: string, place: RegExp, mayImport: readonly string[]])[] = [
  ['sandbox', /^lib\/sandbox\//, []],
  ['tests', /^tests\/|\.test\.tsx?$/, ['*', '!sandbox']],
  ['launch', /^lib\/launch\//, []],
  ['app', /^app\//, ['components/*', 'handlers', 'queries', 'client', ...PURE]],
  ['components/ui', /^components\/ui\//, []],
  ['components/shell', /^components\/shell\//, ['components/*', ...SCREEN]],
  ['components/$1', /^components\/([\w-]+)\//, SCREEN],
  ['domain', /^lib\/domain\//, []],
  ['contract', /^lib\/contract\//, ['domain']],
  ['words', /^lib\/words\//, []],
  ['client', /^lib\/client\//, PURE],
  ['web', /^lib\/server\/web\//, ['handlers', 'feed', ...SERVER]],
  [
    'handlers',
    /^lib\/server\/handlers\//,
    ['commands', 'queries', 'feed', 'session', 'ringcentral', 'demo', ...SERVER],
  ],
  ['verify', /^lib\/server\/verify\//, ['queries', 'db', ...SERVER]],
  ['operator', /^lib\/server\/operator\//, ['commands', 'queries', 'db', ...SERVER]],
  ['worker', /^lib\/server\/worker\//, ['commands', 'feed', 'queue', ...SERVER]],
  [
    'commands',
    /^lib\/server\/commands\//,
    [
      ...['writes', 'queries', 'account', 'ringcentral', 'outgoing', 'mail', 'feed', 'queue', 'db', 'demo'],
      ...SERVER,
    ],
  ],
  // An event of the feed carries the whole object, and queries are what describes objects.
  ['writes', /^lib\/server\/writes\//, ['queries', 'feed', 'queue', 'db', ...SERVER]],
  // A platform that is away is an incident, noted in the same transaction as the pause of the account's calls.
  ['account', /^lib\/server\/account\//, ['writes', 'ringcentral', 'db', ...SERVER]],
  ['feed', /^lib\/server\/feed\//, ['queries', 'db', ...SERVER]],
  ['session', /^lib\/server\/session(\/|\.|$)/, ['queries', 'db', ...SERVER]],
  ['queries', /^lib\/server\/queries\//, ['db', ...SERVER]],
  ['queue', /^lib\/server\/queue(\/|\.|$)/, ['db', ...SERVER]],
  ['db', /^lib\/server\/(db|sql)(\/|\.|$)|^prisma\/generated(\/|$)/, SERVER],
  ['ringcentral', /^lib\/server\/ringcentral\//, ['http', ...SERVER]],
  ['http', /^lib\/server\/http\//, SERVER],
  ['outgoing', /^lib\/server\/outgoing\//, ['http', ...SERVER]],
  ['mail', /^lib\/server\/mail\//, SERVER],
  ['demo', /^lib\/server\/demo(\/|\.|$)/, ['env', 'contract', 'errors']],
  ['$1', /^lib\/server\/(env|log|errors|secrets|passwords|process)(\/|\.|$)/, SERVER],
  ['prisma', /^prisma\//, ['commands', 'queue', 'db', ...SERVER]],
  ['public', /^public\//, []],
  ['config', /^[\w.-]+$/, ['launch']],
];

/** Packages that only some rooms, and tests, may import. Whatever is not named here is free. */
const OWNED_PACKAGES: Record<string, readonly string[]> = {
  pg: ['db', 'queue', 'feed', 'account', 'prisma', 'launch'],
  '@prisma/client': ['db'],
  '@prisma/adapter-pg': ['db', 'prisma'],
  'graphile-worker': ['queue', 'worker', 'prisma'],
  hono: ['sandbox'],
  nodemailer: ['mail'],
  react: ['app', 'components/*', 'client', 'words'],
  next: ['app', 'components/*', 'client', 'web', 'config'],
};

/** The only packages without clock, network or disk behind them, and therefore the only ones the domain may use. */
const DOMAIN_PACKAGES = ['date-fns', '@date-fns/tz', 'libphonenumber-js'];

/** Names that only RingCentral uses; we have our own words for the same things. */
const UPSTREAM_NAMES = [
  'sourceId',
  'creationTime',
  'lastModifiedTime',
  'inReplyToContentId',
  'inReplyToAuthorIdentityId',
  'synchronizationStatus',
  'synchronizationError',
];
const UPSTREAM_PATHS = ['/cx/'];

/** Modules about notes, which are for colleagues alone, by their names. */
const OF_NOTES = /\/((add|change|remove|get|tell|lock)-)?notes?(-(sql|box|editor|view))?$/;

const RAW_COLOUR = /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(/i;

interface Rule {
  readonly name: string;
  /** Where the rule holds. */
  readonly holdsFor: (source: SourceCode, room: string) => boolean;
  /** What breaks it. */
  readonly find: (source: SourceCode) => readonly string[];
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const outside =
  (...rooms: string[]) =>
  (_: SourceCode, room: string) =>
    !rooms.some((each) => fits(each, room));
const inside =
  (...rooms: string[]) =>
  (_: SourceCode, room: string) =>
    rooms.some((each) => fits(each, room));
const among = (wanted: readonly string[], found: Iterable<string>) =>
  [...found].filter((it) => wanted.includes(it));

const RULES: readonly Rule[] = [
  {
    name: 'only one place in each process reads the environment',
    holdsFor: outside('env', 'sandbox', 'launch', 'config', 'tests'),
    find: ({ uses }) => among(['process.env'], uses),
  },
  {
    name: "RingCentral's own names stay with those who speak to it",
    holdsFor: outside('ringcentral', 'sandbox', 'tests'),
    find: ({ names, texts }) => [
      ...among(UPSTREAM_NAMES, names),
      ...among(UPSTREAM_NAMES, texts),
      ...UPSTREAM_PATHS.filter((place) => texts.some((text) => text.includes(place))),
    ],
  },
  {
    name: 'only lib/client/cache.ts writes the query cache',
    holdsFor: ({ file }, room) => file !== 'lib/client/cache.ts' && room !== 'tests',
    find: ({ names }) => among(['setQueryData', 'setQueriesData'], names),
  },
  {
    name: 'only app/tokens.css has raw colours',
    holdsFor: ({ file }, room) => file !== 'app/tokens.css' && /^(app|client|components\/.*)$/.test(room),
    find: ({ texts }) => texts.flatMap((text) => text.match(RAW_COLOUR)?.[0] ?? []),
  },
  {
    name: 'the domain knows neither clock nor chance',
    holdsFor: inside('domain'),
    find: ({ uses }) =>
      among(['Date.now', 'new Date()', 'Math.random', 'performance.now', 'crypto.randomUUID'], uses),
  },
  {
    name: 'the domain uses only pure packages',
    holdsFor: inside('domain'),
    find: ({ imports }) =>
      imports.filter((it) => !it.isOurs && !DOMAIN_PACKAGES.includes(it.module)).map((it) => it.module),
  },
  {
    name: 'who speaks to the platform knows no note',
    holdsFor: ({ file, imports }, room) =>
      ['ringcentral', 'account'].includes(room) ||
      (room === 'commands' && imports.some(({ module }) => module.startsWith('lib/server/ringcentral/'))) ||
      /\/(deliver|reconcile|retry)-reply\.ts$/.test(file),
    find: ({ imports, texts, uses }) => [
      ...imports.map(({ module }) => module).filter((module) => OF_NOTES.test(module)),
      ...texts.flatMap((text) => text.match(/\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:note|mention)\b/)?.[0] ?? []),
      ...[...uses].filter((use) => /\.prisma\.(note|mention)\b/.test(use)),
    ],
  },
  {
    name: 'a note has no way to the platform',
    holdsFor: ({ file }, room) => room !== 'tests' && OF_NOTES.test(file.replace(/\.tsx?$/, '')),
    find: ({ imports }) =>
      imports
        .map(({ module }) => module)
        .filter((module) =>
          /^lib\/server\/(ringcentral|account|queue)\b|(^|[/-])(reply|message|outbox)(-|$)/.test(module),
        ),
  },
  {
    name: 'what has been remotely exploitable in frameworks is not used',
    holdsFor: () => true,
    find: ({ directives, imports }) => [
      ...among(['use server', 'use cache'], directives),
      ...among(
        ['next/image', 'next/legacy/image'],
        imports.map((it) => it.specifier),
      ),
    ],
  },
  {
    name: 'a file does something itself: no barrels',
    // A route file exists for its place, which is the URL.
    holdsFor: outside('app'),
    find: ({ isBarrel }) => (isBarrel ? ['only re-exports'] : []),
  },
  {
    name: 'tests neither sleep nor replace modules nor leave others out',
    holdsFor: ({ file }) => isTest(file) || file.startsWith('tests/'),
    find: ({ names, uses, imports }) => [
      ...among(['setTimeout', 'waitForTimeout'], names),
      ...among(
        ['node:timers', 'node:timers/promises'],
        imports.map((it) => it.module),
      ),
      ...[...uses].filter((use) =>
        /^vi\.(mock|doMock|hoisted)$|^(it|test|describe)\.(\w+\.)*(only|skip\w*|todo|fixme)\b/.test(use),
      ),
    ],
  },
];

/** Whether a name from the table covers a room: itself, `components/*` each of them, `*` all. */
function fits(pattern: string, room: string): boolean {
  if (pattern.endsWith('*')) return room.startsWith(pattern.slice(0, -1));
  return pattern === room;
}

interface Room {
  readonly name: string;
  readonly mayImport: (other: Room) => boolean;
}

function roomOf(file: string): Room | null {
  for (const [pattern, place, allowed] of ROOMS) {
    const match = file.match(place);
    if (!match) continue;
    const name = pattern.replace('$1', match[1] ?? '');
    const isAllowed = (other: string) =>
      !allowed.includes(`!${other}`) && allowed.some((it) => fits(it, other));
    return { name, mayImport: (other) => other.name === name || isAllowed(other.name) };
  }
  return null;
}

function wrongImports(source: SourceCode, room: Room): string[] {
  return source.imports.flatMap(({ module, isOurs }) => {
    if (!isOurs) {
      const owners = OWNED_PACKAGES[module] ?? ['*'];
      return [...owners, 'tests'].some((owner) => fits(owner, room.name))
        ? []
        : [`${room.name} may not import ${module}`];
    }
    const target = roomOf(module);
    if (target === null) return [`imports ${module}, which lies in no room`];
    return room.mayImport(target) ? [] : [`${room.name} may not import ${target.name} (${module})`];
  });
}

/** Every way in which a file breaks the table or a rule. */
function violationsOf(source: SourceCode): string[] {
  const room = roomOf(source.file);
  if (room === null) return [`${source.file}: lies in no room`];
  const broken = RULES.filter((rule) => rule.holdsFor(source, room.name)).flatMap((rule) =>
    rule.find(source).map((what) => `${rule.name}: ${what}`),
  );
  return [...wrongImports(source, room), ...broken].map((violation) => `${source.file}: ${violation}`);
}

it('every file lies in a room and keeps its rules', { timeout: 60_000 }, () => {
  expect(readSources(process.cwd()).flatMap(violationsOf)).toEqual([]);
});

describe('the architecture test itself', () => {
  it('catches a wrong import planted in a checkout', () => {
    const root = temporaryFolder();
    mkdirSync(path.join(root, 'lib/domain'), { recursive: true });
    writeFileSync(
      path.join(root, 'lib/domain/view.ts'),
      "import { db } from '../server/db';\nexport const view = db;\n",
    );
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    expect(readSources(root).flatMap(violationsOf)).toEqual([
      'lib/domain/view.ts: domain may not import db (lib/server/db)',
    ]);
  });

  it.each([
    ['components/inbox/row.tsx', "import { send } from '@/lib/server/commands/send-reply';"],
    ['components/inbox/row.tsx', "import { Thread } from '../thread/thread';"],
    ['components/inbox/row.tsx', "const load = () => import('@/lib/server/db');"],
    ['components/ui/button.tsx', "import { t } from '@/lib/words/en';"],
    ['lib/server/commands/close.ts', "import { open } from '../handlers/open';"],
    ['lib/server/handlers/close.ts', "import { db } from '../db';"],
    ['lib/server/queries/list.ts', "import { append } from '../feed/append';"],
    ['lib/server/queries/list.ts', "export { append } from '../feed/append';\nexport const x = 1;"],
    ['lib/server/ringcentral/call.ts', "type Row = import('../db').Row;"],
    ['lib/server/handlers/close.ts', "import pg from 'pg';"],
    ['lib/sandbox/contents.ts', "import type { ChannelType } from '../domain/channel';"],
    ['lib/client/http.ts', "import { start } from '@/lib/sandbox/start';"],
    ['lib/client/http.ts', "import { startPostgres } from '@/lib/launch/postgres.mjs';"],
    ['tests/api/send-reply.test.ts', "import { contents } from '@/lib/sandbox/contents';"],
    ['lib/server/log.ts', 'const level = process.env.LOG_LEVEL;'],
    ['lib/server/writes/save.ts', 'const row = { sourceId: 1 };'],
    ['lib/server/writes/save.ts', "const column = 'creationTime';"],
    ['lib/client/http.ts', 'const url = `/cx/social-messaging/v1/contents`;'],
    ['lib/client/mutations/send.ts', 'client.setQueryData(key, value);'],
    ['components/inbox/row.tsx', "const style = { color: '#ff0000' };"],
    ['app/globals.css', 'a { color: oklch(50% 0.1 200) }'],
    ['lib/domain/hours.ts', 'const now = Date.now();'],
    ['lib/domain/hours.ts', 'const now = new Date();'],
    ['lib/domain/hours.ts', "import fs from 'node:fs';"],
    ['lib/server/ringcentral/contents.ts', "const sql = 'SELECT body FROM note WHERE id = $1';"],
    ['lib/server/commands/deliver-reply.ts', "import { getNote } from '../queries/get-note';"],
    ['lib/server/commands/send-it.ts', "import '../ringcentral/contents';\nimport '../writes/add-note';"],
    ['lib/server/writes/add-note.ts', "import { enqueue } from '../queue';"],
    ['lib/client/mutations/add-note.ts', "import { useSendReply } from './send-reply';"],
    ['app/inbox/page.tsx', "'use server';"],
    ['app/inbox/page.tsx', "import Image from 'next/image';"],
    ['lib/domain/all.ts', "export * from './view';\nexport { a } from './text';"],
    ['tests/api/a.test.ts', 'await new Promise((done) => setTimeout(done, 100));'],
    ['tests/api/a.test.ts', "it.only('works', () => {});"],
    ['lib/domain/a.test.ts', "describe.skip('works', () => {});"],
    ['lib/domain/a.test.ts', "vi.mock('./view');"],
    ['lib/new-room/a.ts', 'export const a = 1;'],
  ])('catches in %s: %s', (file, text) => {
    expect(violationsOf(readSource(file, text))).toHaveLength(1);
  });

  it.each([
    ['components/shell/frame.tsx', "import { List } from '../inbox/list';"],
    ['app/api/health/route.ts', "export { getHealth as GET } from '@/lib/server/handlers/get-health';"],
    ['lib/server/commands/close.ts', '/* sourceId, Date.now() and /cx/ in a comment */ export const a = 1;'],
    ['lib/domain/hours.ts', 'const at = new Date(milliseconds);'],
    [
      'lib/server/commands/send-it.ts',
      "import '../ringcentral/contents';\nimport '../writes/note-activity';",
    ],
  ])('lets pass in %s: %s', (file, text) => {
    expect(violationsOf(readSource(file, text))).toEqual([]);
  });
});
