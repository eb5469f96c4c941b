import { expect } from '@playwright/test';
import { test } from '../support/e2e/weather';

/** What is promised: whoever is gone is not shown for longer (milliseconds). */
const GHOSTS_END = 15_000;

test('colleagues see who is in a conversation and who is writing there, and are left with no ghosts', async ({
  sandbox,
  network,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Ines Vidal',
    body: 'Is the blue one left?',
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  const row = maya.row(asked.body);
  const bar = maya.thread.locator('header');
  const status = maya.thread.getByRole('status');
  await expect(row).not.toHaveAccessibleName(/Priya is/);

  await test.step('an eye on the row and in the bar', async () => {
    await priya.opens(asked.body);
    await expect(row).toHaveAccessibleName(/Priya is viewing/);
    await expect(row).toContainText('Priya');
    await maya.opens(asked.body);
    await expect(bar).toContainText('Priya is viewing');
    await expect(status.filter({ hasText: 'Priya is viewing' })).toBeAttached();
    await expect(priya.row(asked.body)).toHaveAccessibleName(/Maya is viewing/);
  });
  await test.step('who writes sticks out from behind the composer, and moves nothing of one’s own text', async () => {
    await maya.composer.fill('It is, and');
    const before = await maya.composer.boundingBox();
    await priya.composer.pressSequentially('Yes');
    const tab = maya.thread.getByText('If Priya sends first, we’ll ask before sending yours.');
    await expect(tab).toBeVisible();
    await expect(row).toHaveAccessibleName(/Priya is replying/);
    expect(await maya.composer.boundingBox()).toEqual(before);
    await expect(tab).toBeHidden();
    await expect(bar).toContainText('Priya is viewing');
  });
  await test.step('a connection that breaks takes its person with it, and brings them back', async () => {
    network.cut();
    await expect(row).not.toHaveAccessibleName(/Priya is/, { timeout: GHOSTS_END });
    await expect(priya.row(asked.body)).not.toHaveAccessibleName(/Maya is/);
    network.mend();
    await expect(row).toHaveAccessibleName(/Priya is viewing/);
    await expect(priya.row(asked.body)).toHaveAccessibleName(/Maya is/);
  });
  await test.step('of whom nothing more is heard is gone in time', async () => {
    network.fallSilent();
    await expect(row).not.toHaveAccessibleName(/Priya is/, { timeout: GHOSTS_END });
    await expect(bar).not.toContainText('Priya is');
  });
});
