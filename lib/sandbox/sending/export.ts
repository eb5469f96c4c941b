import { publish } from '../delivery/publish';
import type { Sandbox } from '../sandbox';
import { scheduleAnswer } from '../scenarios/answers';
import { between } from '../state/random';
import type { Content } from '../state/records';

/** Written into a body, these words decide what becomes of the push. */
const ABORT_MARK = '#sandbox-abort';
const FAIL_ONCE_MARK = '#sandbox-fail-once';
const RETRY_MS = 4000;

/** Begins the push of a stored content to its network. */
export function startExport(sandbox: Sandbox, content: Content): void {
  if (sandbox.settings.withholdConfirmation) return;
  const [shortest, longest] = sandbox.settings.exportDelayMs;
  schedule(sandbox, content.id, sandbox.clock.now() + between(sandbox.random, shortest, longest));
}

/** After a restart: the pushes that were under way end at the times they were due. */
export function resumeExports(sandbox: Sandbox): void {
  for (const { id, exportDueAt } of sandbox.store.unpushedContents.of('all')) {
    if (exportDueAt !== null) schedule(sandbox, id, exportDueAt);
  }
}

/** Ends every push that was withheld; returns how many there were. */
export function releaseExports(sandbox: Sandbox): number {
  const waiting = sandbox.store.unpushedContents.of('all').filter(({ exportDueAt }) => exportDueAt === null);
  for (const content of waiting) endExport(sandbox, content);
  return waiting.length;
}

function schedule(sandbox: Sandbox, contentId: string, dueAt: number): void {
  const content = sandbox.store.contents.get(contentId);
  if (!content) return;
  sandbox.store.contents.put({ ...content, exportDueAt: dueAt });
  sandbox.scheduler.at(dueAt, () => {
    const current = sandbox.store.contents.get(contentId);
    // It may have been reset away or decided by the control surface in the meantime.
    if (current?.exportDueAt !== dueAt) return;
    if (sandbox.settings.withholdConfirmation) sandbox.store.contents.put({ ...current, exportDueAt: null });
    else endExport(sandbox, current);
  });
}

function endExport(sandbox: Sandbox, content: Content): void {
  const outcome = outcomeOf(sandbox, content);
  const ended: Content = { ...content, ...outcome, exportDueAt: null, modifiedAt: sandbox.clock.now() };
  sandbox.store.contents.put(ended);
  publish(sandbox, 'Exported', ended);
  if (ended.synchronizationStatus === 'ExportFailure')
    schedule(sandbox, ended.id, sandbox.clock.now() + RETRY_MS);
  if (ended.synchronizationStatus !== 'Success') return;
  keepLastReviewResponse(sandbox, ended);
  scheduleAnswer(sandbox, ended);
}

function outcomeOf(
  sandbox: Sandbox,
  content: Content,
): Pick<Content, 'synchronizationStatus' | 'synchronizationError'> {
  const { exportOutcome } = sandbox.settings;
  const says = (mark: string) => content.body?.includes(mark) ?? false;
  if (content.exportFault !== null) return aborted(content.exportFault);
  if (exportOutcome === 'abort' || says(ABORT_MARK))
    return aborted('hard_bounce - The network refused the message');
  const isFirstTry = content.synchronizationStatus === 'ExportPending';
  if (isFirstTry && (exportOutcome === 'failOnce' || says(FAIL_ONCE_MARK))) {
    return {
      synchronizationStatus: 'ExportFailure',
      synchronizationError: 'soft_bounce - The network did not answer, it will be tried again',
    };
  }
  return { synchronizationStatus: 'Success', synchronizationError: null };
}

function aborted(reason: string): Pick<Content, 'synchronizationStatus' | 'synchronizationError'> {
  return { synchronizationStatus: 'ExportAborted', synchronizationError: reason };
}

/** A review has one owner reply, the one that was written last: publishing takes any other off the network. */
function keepLastReviewResponse(sandbox: Sandbox, content: Content): void {
  if (content.type !== 'ReviewResponse') return;
  const live = sandbox.store.contentsUnder
    .of(content.inReplyToContentId ?? '')
    .filter(
      (other) =>
        other.type === 'ReviewResponse' &&
        other.synchronizationStatus === 'Success' &&
        !other.isRemotelyDeleted,
    );
  live.sort((a, b) => a.createdAt - b.createdAt);
  for (const other of live.slice(0, -1)) {
    sandbox.store.contents.put({ ...other, isRemotelyDeleted: true, modifiedAt: content.modifiedAt });
  }
}
