import { renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTemplate, putBackTemplate, useTemplateDraft, withChosen } from './template-draft';
import { id } from './testing/examples';

const talk = { agentId: id(1), conversationId: id(2) };
const use = (name: string, value: string) => ({ name, language: 'en', values: { 1: value } });
const kept = () => renderHook(() => useTemplateDraft(talk)).result.current[0];

afterEach(() => localStorage.clear());

test('what is put back is chosen, in place of what there was of the same template', () => {
  putBackTemplate(talk, use('ready', 'Ines'), null);
  putBackTemplate(talk, use('late', 'Ines'), null);
  putBackTemplate(talk, use('ready', 'Bruno'), id(3));
  expect(kept()).toEqual({
    step: 'fields',
    uses: [use('ready', 'Bruno'), use('late', 'Ines')],
    begunAfterMessageId: id(3),
  });
});

test('what is sent is forgotten, and what was begun beside it stays', () => {
  putBackTemplate(talk, use('late', 'Ines'), null);
  putBackTemplate(talk, use('ready', 'Ines'), null);
  forgetTemplate(talk, use('ready', 'Ines'));
  expect(kept()).toMatchObject({ step: 'closed', uses: [use('late', 'Ines')] });
  forgetTemplate(talk, use('late', 'Ines'));
  expect(localStorage).toHaveLength(0);
});

test('choosing a template that was begun goes on with it', () => {
  putBackTemplate(talk, use('late', 'Ines'), null);
  const other = withChosen(kept(), { name: 'ready', language: 'en' });
  expect(other.uses).toEqual([{ name: 'ready', language: 'en', values: {} }, use('late', 'Ines')]);
  expect(withChosen(other, use('late', '')).uses[0]).toEqual(use('late', 'Ines'));
});
