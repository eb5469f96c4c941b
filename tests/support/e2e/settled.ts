import { expect, type Page } from '@playwright/test';
import { session } from '@/lib/contract/session';

/** A fresh Foyer first brings in the past and asks to be told of the present: until then nothing stands still. */
export async function untilSettled(page: Page): Promise<void> {
  const stateOfAccounts = async () => {
    const answer = await page.evaluate(async () => (await fetch('/api/session')).json());
    const { accounts } = session.parse(answer);
    return accounts.map(({ importCompletedAt, subscriptionState }) =>
      importCompletedAt === null ? 'importing' : subscriptionState,
    );
  };
  await expect.poll(stateOfAccounts, { timeout: 30_000 }).toEqual(['active']);
}
