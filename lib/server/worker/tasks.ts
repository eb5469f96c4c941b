import 'server-only';
import type { TaskList } from 'graphile-worker';
import { beginDeepChecks } from '../commands/begin-deep-checks';
import { confirmContents } from '../commands/confirm-contents';
import { deepCheck } from '../commands/deep-check';
import { deliverReply } from '../commands/deliver-reply';
import { importEvent } from '../commands/import-event';
import { importHistory } from '../commands/import-history';
import { learnUploads } from '../commands/learn-uploads';
import { mailInvitation } from '../commands/mail-invitation';
import { mailPasswordReset } from '../commands/mail-password-reset';
import { maintainSubscription } from '../commands/maintain-subscription';
import { moveWindows } from '../commands/move-windows';
import { namePeople } from '../commands/name-people';
import { noticeSilence } from '../commands/notice-silence';
import { planWebhooks } from '../commands/plan-webhooks';
import { readAgain } from '../commands/read-again';
import { reconcileReply } from '../commands/reconcile-reply';
import { recoverDeliveries } from '../commands/recover-deliveries';
import { removeOldUploads } from '../commands/remove-old-uploads';
import { removeOldWebhookDeliveries } from '../commands/remove-old-webhook-deliveries';
import { returnAbsentWork } from '../commands/return-absent-work';
import { returnStrandedWork } from '../commands/return-stranded-work';
import { sendWebhooks } from '../commands/send-webhooks';
import { sweepAccount } from '../commands/sweep-account';
import { sweepAccounts } from '../commands/sweep-accounts';
import { tendWebhooks } from '../commands/tend-webhooks';
import { wakeConversation } from '../commands/wake-conversation';
import { wakeConversations } from '../commands/wake-conversations';
import { walkSweepGap } from '../commands/walk-sweep-gap';
import { workBulkChange } from '../commands/work-bulk-change';
import type { JobName, Jobs } from '../queue';

/** What each job does: it names a command and nothing else. */
const commands: { [N in JobName]: (job: Jobs[N], now: Date) => Promise<void> } = {
  'import-event': importEvent,
  'confirm-contents': confirmContents,
  'read-again': readAgain,
  'import-history': importHistory,
  'sweep-account': sweepAccount,
  'sweep-again': sweepAccount,
  'walk-sweep-gap': walkSweepGap,
  'sweep-accounts': sweepAccounts,
  'deep-check': deepCheck,
  'notice-silence': (_, now) => noticeSilence(now),
  'begin-deep-checks': (_, now) => beginDeepChecks(now),
  'name-people': namePeople,
  'maintain-subscription': maintainSubscription,
  'learn-uploads': learnUploads,
  'remove-old-uploads': (_, now) => removeOldUploads(now),
  'deliver-reply': deliverReply,
  'reconcile-reply': reconcileReply,
  'wake-conversation': wakeConversation,
  'wake-conversations': (_, now) => wakeConversations(now),
  'return-absent-work': (_, now) => returnAbsentWork(now),
  'return-stranded-work': returnStrandedWork,
  'bulk-change': workBulkChange,
  'mail-invitation': mailInvitation,
  'mail-password-reset': mailPasswordReset,
  'recover-deliveries': (_, now) => recoverDeliveries(now),
  'plan-webhooks': ({ workspaceId }) => planWebhooks(workspaceId),
  'send-webhooks': sendWebhooks,
  'tend-webhooks': (_, now) => tendWebhooks(now),
  'remove-old-webhook-deliveries': (_, now) => removeOldWebhookDeliveries(now),
  'move-windows': (_, now) => moveWindows(now),
};

/** The commands as the queue runs them, each at the time it is run. */
export const tasks: TaskList = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [
    name,
    // Jobs are written by queue.ts alone, whose types pair each name with its payload.
    (payload: unknown) => (command as (job: unknown, now: Date) => Promise<void>)(payload, new Date()),
  ]),
);
