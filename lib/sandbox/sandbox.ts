import type { DeliveryLog } from './delivery/log';
import type { FaultBook } from './faults';
import type { Contract } from './http/contract';
import type { RequestLog } from './http/request-log';
import type { Limits } from './limits';
import type { Clock } from './state/clock';
import type { Random } from './state/random';
import type { Scheduler } from './state/scheduler';
import type { Settings } from './state/settings';
import type { Store } from './store';

/** One running sandbox: the parts that its routes and its customers share. */
export interface Sandbox {
  readonly contract: Contract;
  readonly store: Store;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly limits: Limits;
  readonly faults: FaultBook;
  readonly requests: RequestLog;
  readonly deliveries: DeliveryLog;
  /** Where uploaded files are kept. */
  readonly uploadFolder: string;
  /** Where the sandbox answers, without a slash at the end; known once it listens. */
  url: string;
  settings: Settings;
}
