import { expect, test } from 'vitest';
import { symptomOf } from './symptom';

const refusedWith = (code: string | null) =>
  symptomOf({ outcome: 'refused', status: 403, code, detail: 'No', rate: null });

test.each(['CMN-401', 'CMN-408', 'insufficient_scope'])('%s is a missing permission', (code) => {
  expect(refusedWith(code)).toBe('forbidden');
});

test.each(['EDI-001', 'EDI-021', 'EDI-040', 'SUB-525', 'CMN-102'])('%s is about the request', (code) => {
  expect(refusedWith(code)).toBeNull();
});

test.each([null, 'XYZ-001', 'EDI-041', 'EDI-000', 'CMN-999', ''])('%s is known to nobody', (code) => {
  expect(refusedWith(code)).toBe('unexpected-answers');
});

test('what others look after is left to them', () => {
  expect(symptomOf({ outcome: 'unavailable', detail: 'away' })).toBeNull();
  expect(symptomOf({ outcome: 'unauthorized', code: 'OAU-128', detail: 'expired' })).toBeNull();
});
