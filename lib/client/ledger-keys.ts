import type { AuditFilter } from '@/lib/domain/audit';
import type { IntakeFilter } from '@/lib/domain/intake';
import type { WebhookDeliveryState } from '@/lib/domain/outgoing-webhook';
import { settingsKey } from './query-keys';

/** Every reading of the intake. These names are not with the others, which the first load brings. */
export const intakeKey = [...settingsKey, 'intake'] as const;
export const intakeListKey = (filter: IntakeFilter) => [...intakeKey, 'list', filter] as const;
export const intakeEventKey = (id: string) => [...intakeKey, 'event', id] as const;
/** How the accounts do, and what was wrong with each: looked at again all the time, whatever the settings do. */
export const accountHealthKey = ['account-health'] as const;
export const incidentsKey = (accountId: string) => [...accountHealthKey, 'incidents', accountId] as const;
export const auditKey = (filter: AuditFilter) => [...settingsKey, 'audit', filter] as const;

export const apiTokensKey = [...settingsKey, 'api-tokens'] as const;
export const apiDocumentKey = ['api-document'] as const;

export const webhooksKey = [...settingsKey, 'webhooks'] as const;
export const webhookDeliveriesKey = (id: string, state: WebhookDeliveryState | undefined) =>
  [...webhooksKey, 'deliveries', id, state] as const;
export const webhookDeliveryKey = (id: string) => [...webhooksKey, 'delivery', id] as const;
