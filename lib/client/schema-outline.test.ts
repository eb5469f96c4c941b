import { expect, test } from 'vitest';
import { membersOf, typeOf } from './schema-outline';

test.each([
  [{ type: 'string', format: 'uuid' }, 'uuid'],
  [{ type: 'string', enum: ['open', 'closed'] }, 'open | closed'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Message' } }, 'Message[]'],
  [{ type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, '(a | b)[]'],
  [{ const: 201 }, '201'],
  [{}, 'anything'],
])('%j is said as %s', (schema, said) => {
  expect(typeOf(schema)).toBe(said);
});

test('members are told with what is required, through lists and choices, and not of what has a name', () => {
  const page = {
    type: 'object',
    required: ['rows'],
    properties: {
      rows: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } },
      next: { anyOf: [{ type: 'object', properties: { at: { type: 'string' } } }, { type: 'null' }] },
      person: { $ref: '#/components/schemas/Person' },
    },
  };
  expect(membersOf(page)).toEqual([
    {
      name: 'rows',
      type: 'object[]',
      isRequired: true,
      members: [{ name: 'id', type: 'integer', isRequired: false, members: [] }],
    },
    {
      name: 'next',
      type: 'object | null',
      isRequired: false,
      members: [{ name: 'at', type: 'string', isRequired: false, members: [] }],
    },
    { name: 'person', type: 'Person', isRequired: false, members: [] },
  ]);
});
