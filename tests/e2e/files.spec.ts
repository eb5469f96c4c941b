import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../support/e2e/test';

/** A picture of one point, and something that looks like a document. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = { name: 'wheel.png', mimeType: 'image/png', buffer: PIXEL };
const list = {
  name: 'Price list.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4 tyres 20'),
};

/** As a browser tells of files that are pasted or dropped. */
async function bring(page: Page, onto: Locator, how: 'paste' | 'drop', name: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([base64, fileName]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName, { type: 'image/png' }));
      return transfer;
    },
    [PIXEL.toString('base64'), name] as const,
  );
  if (how === 'drop') await onto.dispatchEvent('drop', { dataTransfer: data });
  else {
    await onto.evaluate((field, transfer) => {
      field.dispatchEvent(
        new ClipboardEvent('paste', {
          clipboardData: transfer as DataTransfer,
          bubbles: true,
          cancelable: true,
        }),
      );
    }, data);
  }
}

test('files are picked, pasted and dropped, and go with the reply; what the network does not take is said before', async ({
  sandbox,
  priya,
  maya,
  browserErrors,
}) => {
  // The trace of the story wants to keep the pictures that only this page has.
  browserErrors.expect(/^Connecting to 'blob:/);
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Yara Haddad',
    body: 'Have you got a list?',
  });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  const { page, thread } = priya;
  const tray = thread.getByRole('list', { name: 'Attached files' });
  const attach = thread.getByRole('button', { name: 'Attach files' });
  const pick = (...files: (typeof photo)[]) => thread.locator('input[type=file]').setInputFiles(files);
  await expect(attach).toBeVisible();

  await test.step('a kind that is not taken says so, and sends no byte', async () => {
    await pick({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await expect(tray.getByRole('alert')).toHaveText('WhatsApp takes pictures as JPEG, PNG.');
    await expect(priya.sendButton).toHaveAttribute('aria-disabled', 'true');
    await tray.getByRole('button', { name: 'Remove logo.svg' }).click();
    await expect(tray).toBeHidden();
    await pick({ ...photo, name: 'large.png', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) });
    await expect(tray.getByRole('alert')).toHaveText('WhatsApp takes pictures up to 5 MB.');
    await tray.getByRole('button', { name: 'Remove large.png' }).click();
  });

  await test.step('picked, pasted and dropped', async () => {
    await pick(list);
    await bring(page, priya.composer, 'paste', 'pasted.png');
    await bring(page, priya.writings, 'drop', 'dropped.png');
    await expect(tray.getByRole('listitem')).toHaveCount(3);
    await tray.getByRole('button', { name: 'Remove dropped.png' }).click();
    await expect(tray.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('they wait where they were attached, also after the page was loaded anew', async () => {
    await expect(tray.getByText('Price list.pdf')).toBeVisible();
    await expect(tray.getByRole('progressbar')).toHaveCount(0);
    await page.reload();
    await expect(tray.getByRole('listitem')).toHaveCount(2);
  });

  await priya.composer.fill('Here it is.');
  await priya.sendButton.click();
  await expect(tray).toBeHidden();
  await expect(priya.message('Here it is.')).toContainText('Sent');
  await expect(thread.getByText('Price list.pdf')).toBeVisible();
  expect(await sandbox.repliesTo(asked)).toMatchObject([
    { body: 'Here it is.', attachments: [{ filename: 'Price list.pdf' }, { filename: 'pasted.png' }] },
  ]);

  await maya.looksAt('all');
  await maya.opens('Yara Haddad');
  const picture = maya.thread.getByRole('link', { name: /pasted.png/ }).getByRole('img');
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(1);
  await picture.click();
  const gallery = maya.page.getByRole('dialog', { name: 'pasted.png' });
  await expect(gallery.getByRole('img', { name: 'pasted.png' })).toBeVisible();
  await expect(gallery.getByRole('button', { name: 'Next picture' })).toHaveCount(0);
  await maya.page.keyboard.press('Escape');
  await expect(gallery).toBeHidden();
});

test('no file can be attached where the network takes none', async ({ sandbox, priya }) => {
  const asked = await sandbox.customerWrites('Youtube', {
    name: 'Theo Brandt',
    body: 'Which chain is this?',
  });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await priya.startsReplyTo(asked.body);
  await expect(priya.composer).toBeVisible();
  await expect(priya.thread.getByRole('button', { name: 'Attach files' })).toHaveCount(0);
});
