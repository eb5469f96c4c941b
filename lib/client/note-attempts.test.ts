import { expect, test } from 'vitest';
import { noteArrived, noteToSend } from './note-attempts';

test('a note that is sent again after a lost answer is the same, and other words are another', () => {
  const first = noteToSend('lost', 'Call her.');
  expect(noteToSend('lost', 'Call her.')).toEqual(first);
  expect(noteToSend('elsewhere', 'Call her.').clientId).not.toBe(first.clientId);
  expect(noteToSend('lost', 'Call her today.').clientId).not.toBe(first.clientId);
});

test('the same words after it has arrived are another note', () => {
  const first = noteToSend('arrived', 'Done.');
  noteArrived('arrived');
  expect(noteToSend('arrived', 'Done.').clientId).not.toBe(first.clientId);
});
