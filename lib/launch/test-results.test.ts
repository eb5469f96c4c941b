import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { readPlaywrightReport, readVitestReport } from './test-results.mjs';

const GOOD = { code: 0, output: '' };
const BAD = { code: 1, output: 'what went wrong' };

function report(content: unknown) {
  const file = path.join(temporaryFolder(), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

function vitestFile(...statuses: string[]) {
  return {
    status: statuses.every((status) => status === 'passed') ? 'passed' : 'failed',
    assertionResults: statuses.map((status) => ({ status })),
  };
}

describe('the result of Vitest', () => {
  it('counts each test', () => {
    const file = report({ testResults: [vitestFile('passed', 'passed'), vitestFile('passed')] });
    expect(readVitestReport(file, GOOD)).toEqual({ passed: 3, failed: 0, trouble: '' });
  });

  it('shows what went wrong, and counts a test that was left out as failed', () => {
    const file = report({ testResults: [vitestFile('passed', 'failed', 'skipped')] });
    expect(readVitestReport(file, BAD)).toEqual({ passed: 1, failed: 2, trouble: 'what went wrong' });
  });

  it('counts a file that could not be read at all as one failure', () => {
    const file = report({ testResults: [vitestFile('passed'), { status: 'failed', assertionResults: [] }] });
    expect(readVitestReport(file, BAD)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('is a failure when every test passed and Vitest did not', () => {
    expect(readVitestReport(report({ testResults: [vitestFile('passed')] }), BAD)).toMatchObject({
      failed: 1,
    });
  });

  it('is a failure when nothing ran', () => {
    expect(readVitestReport(report({ testResults: [] }), GOOD)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('is a failure when Vitest left no report', () => {
    expect(readVitestReport('/nowhere/report.json', BAD)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the result of Playwright', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

  it('counts each test', () => {
    expect(readPlaywrightReport(report({ stats }), GOOD)).toMatchObject({ passed: 3, failed: 0 });
  });

  it('counts what did not run, and what passed only at the second try, as failed', () => {
    const file = report({ stats: { ...stats, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(readPlaywrightReport(file, BAD)).toMatchObject({ passed: 3, failed: 4 });
  });
});
