import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tagColours } from '@/lib/domain/tag';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours of a theme: light is the base, dark overrides it. */
function coloursOf(theme: 'light' | 'dark'): Map<string, string> {
  const colours = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (theme === 'light' && selector.includes('dark')) continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) {
      colours.set(name, value);
    }
  }
  return colours;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two hex colours. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const text = [
  [
    'c-text',
    ['c-surface', 'c-surface-2', 'c-ground', 'c-bubble-in', 'c-bubble-out', 'c-note', 'c-raised', 'c-hover'],
  ],
  [
    'c-text-2',
    [
      'c-note',
      'c-surface',
      'c-surface-2',
      'c-ground',
      'c-accent-tint-2',
      'c-sunken',
      'c-bubble-out',
      'c-raised',
    ],
  ],
  [
    'c-text-3',
    ['c-note', 'c-surface', 'c-surface-2', 'c-ground', 'c-active', 'c-hover', 'c-sunken', 'c-raised'],
  ],
  [
    'c-accent-text',
    ['c-note', 'c-surface', 'c-surface-2', 'c-accent-tint', 'c-accent-tint-2', 'c-bubble-in', 'c-bubble-out'],
  ],
  ['c-on-accent', ['c-accent', 'c-accent-hover', 'c-accent-active']],
  ['c-ok-text', ['c-ok-tint', 'c-surface']],
  ['c-warn-text', ['c-warn-tint', 'c-accent-tint-2', 'c-surface', 'c-surface-2']],
  ['c-danger-text', ['c-danger-tint', 'c-accent-tint-2', 'c-surface', 'c-surface-2', 'c-ground', 'c-hover']],
  ['c-note-text', ['c-note']],
  ['c-toast-text', ['c-toast']],
  ['c-toast-action', ['c-toast']],
  ['av-1-t', ['av-1']],
  ['av-2-t', ['av-2']],
  ['av-3-t', ['av-3']],
  ['av-4-t', ['av-4']],
  ['av-5-t', ['av-5']],
  ['av-6-t', ['av-6']],
  ...tagColours.map((name) => [`tag-${name}-t`, [`tag-${name}`]] as const),
] as const;

const shapes = [
  ['c-focus', ['c-surface', 'c-surface-2', 'c-ground']],
  ['c-line-control', ['c-surface', 'c-surface-2']],
  ['c-data', ['c-surface']],
  ['c-data-2', ['c-surface']],
  ['c-star', ['c-surface', 'c-surface-2']],
  ['c-warn', ['c-surface']],
  ['c-danger', ['c-surface']],
  ['c-ok', ['c-surface', 'c-ground']],
  [
    'ch-on',
    [
      'ch-whatsapp',
      'ch-google-messages',
      'ch-facebook',
      'ch-instagram',
      'ch-linkedin',
      'ch-youtube',
      'ch-viber',
    ],
  ],
  ['ch-on-apple', ['ch-apple']],
  ['ch-on-x', ['ch-x']],
  ['ch-on-google-reviews', ['ch-google-reviews']],
] as const;

const pairs = (table: readonly (readonly [string, readonly string[]])[]) =>
  table.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = coloursOf(theme);
  const ratio = (front: string, back: string) => {
    const [a, b] = [colours.get(front), colours.get(back)];
    if (!a || !b) throw new Error(`tokens.css has no ${a ? back : front}`);
    return contrast(a, b);
  };

  test.each(pairs(text))('%s can be read on %s', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(shapes))('%s can be seen on %s', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });
});
