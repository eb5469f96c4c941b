import type { DeliveryFaults, FaultPlan, FaultRule } from '../faults';
import { isObject, type JsonObject } from '../http/json';
import { permissionOf } from '../permissions';
import type { Sandbox } from '../sandbox';
import { keepClock, keepSettings } from '../state/facts';
import { defaultSettings, type Settings } from '../state/settings';
import { ControlFault, checkedTime, optional, optionalTime } from './input';

const EFFECTS = ['refuse', 'hang', 'reset', 'status', 'storeThenHang', 'storeThenReset'];

/** Merges into the settings; a member that does not exist is refused, so that a typing error shows. */
export function putSettings(sandbox: Sandbox, body: JsonObject): Settings {
  const known = defaultSettings('quiet');
  const strange = Object.keys(body).find((name) => !(name in known));
  if (strange) throw new ControlFault(`No setting ${strange}; there are ${Object.keys(known).join(', ')}`);
  for (const [name, value] of Object.entries(body)) checkShape(name, value, known[name as keyof Settings]);
  sandbox.settings = { ...sandbox.settings, ...(body as Partial<Settings>) };
  keepSettings(sandbox.store, sandbox.settings);
  if ('rateLimits' in body) sandbox.limits.clear();
  return sandbox.settings;
}

/** Replaces all faults. */
export function putFaults(sandbox: Sandbox, body: JsonObject): FaultPlan {
  const rules = Array.isArray(body.rules) ? body.rules.map(readRule) : [];
  const deliveries = isObject(body.deliveries) ? (body.deliveries as DeliveryFaults) : {};
  sandbox.faults.replace({ rules, deliveries });
  return sandbox.faults.plan();
}

/** Moves the sandbox clock by `advanceSeconds` or to `now` (ISO); what falls due then happens. */
export function moveClock(sandbox: Sandbox, body: JsonObject): object {
  const advance = optional(body, 'advanceSeconds', 'number');
  const target =
    optionalTime(body, 'now') ?? (advance === undefined ? undefined : sandbox.clock.now() + advance * 1000);
  if (target === undefined) throw new ControlFault('advanceSeconds or now is needed');
  sandbox.clock.moveTo(checkedTime('now', target));
  keepClock(sandbox.store, sandbox.clock.offsetMs);
  sandbox.limits.clear();
  sandbox.scheduler.rearm();
  return { now: new Date(sandbox.clock.now()).toISOString() };
}

/** Grants or takes a user's rights on a channel: `{userId, channelId, read?, reply?, initiate?}`. */
export function putPermissions(sandbox: Sandbox, body: JsonObject): object {
  const userId = optional(body, 'userId', 'string');
  const channelId = optional(body, 'channelId', 'string');
  if (userId === undefined || channelId === undefined)
    throw new ControlFault('userId and channelId are needed');
  const known = permissionOf(sandbox, userId, channelId);
  return sandbox.store.permissions.put({
    ...known,
    canRead: optional(body, 'read', 'boolean') ?? known.canRead,
    canReply: optional(body, 'reply', 'boolean') ?? known.canReply,
    canInitiate: optional(body, 'initiate', 'boolean') ?? known.canInitiate,
  });
}

function readRule(rule: unknown): FaultRule {
  if (!isObject(rule) || !EFFECTS.includes(String(rule.effect))) {
    throw new ControlFault(`A rule has match and effect, one of ${EFFECTS.join(', ')}`);
  }
  const match = isObject(rule.match) ? rule.match : {};
  if (match.path !== undefined && !isPattern(match.path))
    throw new ControlFault('path must be a regular expression');
  return { ...rule, match } as unknown as FaultRule;
}

function isPattern(text: unknown): boolean {
  try {
    return typeof text === 'string' && new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A setting of the wrong shape would break a later request, far from where the mistake was made. */
function checkShape(name: string, value: unknown, usual: unknown): void {
  const isOff = name === 'rateLimits' && value === 'off';
  const isAlike =
    typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual) && value !== null;
  if (!isOff && !isAlike) throw new ControlFault(`${name} must look like ${JSON.stringify(usual)}`);
}
