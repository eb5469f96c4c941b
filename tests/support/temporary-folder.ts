import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes an empty folder, with a space in its path, that is removed when the running test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
