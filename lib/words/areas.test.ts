import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstAreas } from './catalogue';
import { en } from './en';

const root = new URL('../../', import.meta.url);

/** Every key of the catalogue that the files of a folder mention. */
function keysIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, root)).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes('.test.'),
  );
  const text = files.map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')).join('\n');
  return Object.keys(en).filter((key) => text.includes(`'${key}'`));
}

test.each(['components/shell', 'components/inbox'])('%s says only what the first load brings', (folder) => {
  const missing = keysIn(folder).filter((key) => !Object.hasOwn(firstAreas, key));
  expect(missing).toEqual([]);
});

/** All text of the screens, and of what they are made of. */
function sourceText(folder: URL): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const at = new URL(`${entry.name}${entry.isDirectory() ? '/' : ''}`, folder);
      if (entry.isDirectory()) return sourceText(at);
      return /(?<!\.test)\.tsx?$/.test(entry.name) ? readFileSync(at, 'utf8') : '';
    })
    .join('\n');
}

test('every message is said somewhere', () => {
  const text =
    ['components/', 'app/', 'lib/client/', 'lib/server/mail/']
      .map((folder) => sourceText(new URL(folder, root)))
      .join('\n') + readFileSync(new URL('lib/words/measures.ts', root), 'utf8');
  const beginnings = [...text.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(([, beginning = '']) => beginning);
  const unsaid = Object.keys(en).filter(
    (key) => !text.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
  );
  expect(unsaid).toEqual([]);
});
