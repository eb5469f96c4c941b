import { FAULT_PRESETS } from '../fault-presets';
import { type DeliveryFaults, FAULT_EFFECTS, type FaultPlan, type FaultRule } from '../faults';
import { isObject, type JsonObject } from '../http/json';
import { APP_PERMISSIONS, registerApp } from '../oauth/apps';
import { permissionOf } from '../permissions';
import type { Sandbox } from '../sandbox';
import { keepClock, keepSettings } from '../state/facts';
import { defaultSettings, type RateLimits, type Settings } from '../state/settings';
import { ControlFault, checkedTime, optional, optionalTexts, optionalTime } from './input';

/** Merges into the settings; a member that does not exist is refused, so that a typing error shows. */
export function putSettings(sandbox: Sandbox, body: JsonObject): Settings {
  const known = defaultSettings('quiet');
  const strange = Object.keys(body).find((name) => !(name in known));
  if (strange) throw new ControlFault(`No setting ${strange}; there are ${Object.keys(known).join(', ')}`);
  for (const [name, value] of Object.entries(body)) checkShape(name, value, known[name as keyof Settings]);
  sandbox.settings = { ...sandbox.settings, ...(body as Partial<Settings>), ...mergedLimits(sandbox, body) };
  keepSettings(sandbox.store, sandbox.settings);
  if ('rateLimits' in body) sandbox.limits.clear();
  return sandbox.settings;
}

/** Limits that are named change; the other usage groups keep theirs. */
function mergedLimits({ settings: { rateLimits } }: Sandbox, body: JsonObject): Partial<Settings> {
  if (!isObject(body.rateLimits)) return {};
  const usual = rateLimits === 'off' ? defaultSettings('quiet').rateLimits : rateLimits;
  return { rateLimits: { ...(usual as RateLimits), ...body.rateLimits } };
}

/** Replaces all faults: by `rules` and `deliveries`, or by a `preset` of fault-presets.ts. */
export function putFaults(sandbox: Sandbox, body: JsonObject): object {
  const name = optional(body, 'preset', 'string');
  const preset = FAULT_PRESETS.find((known) => known.name === name);
  if (name !== undefined && !preset) {
    throw new ControlFault(`preset must be one of ${FAULT_PRESETS.map((known) => known.name).join(', ')}`);
  }
  const rules = preset?.rules ?? (Array.isArray(body.rules) ? body.rules.map(readRule) : []);
  const given = isObject(body.deliveries) ? (body.deliveries as DeliveryFaults) : {};
  const seed = optional(body, 'seed', 'string') ?? sandbox.settings.seed;
  sandbox.faults.replace({ rules, deliveries: preset?.deliveries ?? given, seed });
  return faultsInForce(sandbox);
}

/** The faults in force, with the name of their preset where they came from one. */
export function faultsInForce(sandbox: Sandbox): FaultPlan & { readonly preset: string | null } {
  const plan = sandbox.faults.plan();
  // A preset is in force as it stands: its own object tells it from faults that look the same.
  const preset = FAULT_PRESETS.find((known) => known.deliveries === sandbox.faults.deliveries);
  return { ...plan, preset: preset?.name ?? null };
}

/** Registers another client of the platform; returns its id and secret. */
export function addApp(sandbox: Sandbox, body: JsonObject): object {
  const name = optional(body, 'name', 'string') ?? 'An app';
  const issuesRefreshTokens = optional(body, 'issuesRefreshTokens', 'boolean') ?? true;
  const permissions = optionalTexts(body, 'permissions') ?? APP_PERMISSIONS;
  const redirectUris = optionalTexts(body, 'redirectUris') ?? [];
  const app = registerApp(sandbox.store, { name, issuesRefreshTokens, permissions, redirectUris });
  return { clientId: app.id, clientSecret: app.secret };
}

/** Moves the sandbox clock by `advanceSeconds` or to `now` (ISO); what falls due then happens. */
export function moveClock(sandbox: Sandbox, body: JsonObject): object {
  const advance = optional(body, 'advanceSeconds', 'number');
  const target =
    optionalTime(body, 'now') ?? (advance === undefined ? undefined : sandbox.clock.now() + advance * 1000);
  if (target === undefined) throw new ControlFault('advanceSeconds or now is needed');
  // Going back, a window or a penalty that has begun would lie in the future and last too long.
  if (target < sandbox.clock.now()) sandbox.limits.clear();
  sandbox.clock.moveTo(checkedTime('now', target));
  keepClock(sandbox.store, sandbox.clock.offsetMs);
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
  if (!isObject(rule) || !FAULT_EFFECTS.some((effect) => effect === rule.effect)) {
    throw new ControlFault(`A rule has match and effect, one of ${FAULT_EFFECTS.join(', ')}`);
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
