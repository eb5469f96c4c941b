import { expect, test } from 'vitest';
import { readPasted } from './pasted-templates';

const body = (text: string) => ({ type: 'BODY', text });
const ready = { name: 'bike_ready', language: 'en_US', components: [body('Hi {{1}}')] };
const taken = { name: 'bike_ready', language: 'en_US', body: 'Hi {{1}}' };

test.each([
  [
    'what Meta exports',
    { data: [{ ...ready, status: 'APPROVED', id: '1', category: 'UTILITY' }], paging: {} },
  ],
  ['a bare list', [ready]],
  ['a plain list under any name', { templates: [taken] }],
  [
    'a heading and buttons without blanks',
    [
      {
        ...ready,
        components: [
          { type: 'HEADER', format: 'TEXT', text: 'News' },
          ...ready.components,
          { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://northwind.example' }] },
        ],
      },
    ],
  ],
])('takes %s', (_, json) => {
  expect(readPasted(JSON.stringify(json))).toEqual({ taken: [taken], left: [] });
});

test.each([
  ['unreadable', { language: 'en' }, '#1'],
  ['not-approved', { ...ready, status: 'REJECTED' }, 'bike_ready'],
  ['no-text', { ...ready, components: [{ type: 'FOOTER', text: 'Bye' }] }, 'bike_ready'],
  ['needs-more', { ...ready, components: [{ type: 'HEADER', format: 'IMAGE' }, body('Hi')] }, 'bike_ready'],
  [
    'needs-more',
    { ...ready, components: [{ type: 'HEADER', format: 'TEXT', text: '{{1}}' }, body('Hi')] },
    'bike_ready',
  ],
  [
    'needs-more',
    {
      ...ready,
      components: [body('Hi'), { type: 'BUTTONS', buttons: [{ url: 'https://x.example/{{1}}' }] }],
    },
    'bike_ready',
  ],
  ['not-valid', { ...ready, components: [body('Hi {{2}}')] }, 'bike_ready'],
  ['not-valid', { ...ready, name: 'Bike Ready' }, 'Bike Ready'],
])('leaves what is %s, and takes the others', (reason, json, name) => {
  expect(readPasted(JSON.stringify([json, taken]))).toEqual({ taken: [taken], left: [{ name, reason }] });
});

test.each(['', 'Hello', '{"a":1}', 'null', '12'])('finds no list in %s', (pasted) => {
  expect(readPasted(pasted)).toBeNull();
});
