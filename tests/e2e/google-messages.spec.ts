import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('Google Messages shows its history and says why nothing can be sent there any more', async ({
  priya,
}) => {
  await priya.looksAt('all', 'GoogleBusinessMessages');
  await priya.opens('Great, on my way 🚲');
  await expect(priya.message('Do you have brake pads for a 2019 Kestrel?')).toContainText('Bronagh N.');
  await expect(priya.message('We do, 18 pounds a pair, fitted while you wait.')).toBeVisible();
  await expect(priya.refusal).toHaveText(
    'Google closed Google Messages on 31 July 2024. Its history stays here; nothing can be sent.',
  );
  await expect(priya.composer).toBeHidden();
});
