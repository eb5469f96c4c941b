import { describe, expect, it } from 'vitest';
import { createSteps, formatSeconds } from './steps.mjs';

function collect() {
  const lines: string[] = [];
  return { lines, output: { write: (text: string) => lines.push(text) } };
}

describe('steps outside a terminal', () => {
  it('say when they begin, and when they have ended with their remarks and time', async () => {
    const { lines, output } = collect();
    const { step } = createSteps(output);
    expect(await step('Packages', async (note) => [note('already installed'), 7].at(-1))).toBe(7);
    expect(lines[0]).toBe('  · Packages\n');
    expect(lines[1]).toMatch(/^ {2}✓ Packages, already installed \(0\.\d s\)\n$/);
  });

  it('mark a failure and pass it on', async () => {
    const { lines, output } = collect();
    const { step } = createSteps(output);
    await expect(step('Pages', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(lines[1]).toMatch(/^ {2}✗ Pages/);
  });
});

it.each([
  [412, '0.4 s'],
  [125_000, '2 min 5 s'],
])('a time of %d ms reads %s', (milliseconds, text) => {
  expect(formatSeconds(milliseconds)).toBe(text);
});
