import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { openLog } from './logs.mjs';

it('keeps the log of the start before, and the last lines of this one', () => {
  const folder = temporaryFolder();
  openLog(folder, 'web', () => {}).write('yesterday');
  const echoed: string[] = [];
  const log = openLog(folder, 'web', (line) => echoed.push(line));
  for (let number = 1; number <= 31; number += 1) log.write(`line ${number}`);

  expect(readFileSync(path.join(folder, 'logs', 'web.1.log'), 'utf8')).toBe('yesterday\n');
  expect(readFileSync(log.file, 'utf8')).toContain('line 1\n');
  expect(log.lastLines().split('\n')).toHaveLength(30);
  expect(echoed.at(-1)).toBe('[web] line 31');
});
