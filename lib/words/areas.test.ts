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
