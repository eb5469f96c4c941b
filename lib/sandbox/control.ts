import { Hono } from 'hono';
import { customerMessage, editContent, editIdentity } from './control/acts';
import { ControlFault, jsonBody, optional } from './control/input';
import { contentsFor, customersOf, demo } from './control/reports';
import { registerScenes } from './control/scenes';
import { addApp, faultsInForce, moveClock, putFaults, putPermissions, putSettings } from './control/switches';
import { blacklist } from './delivery/dispatch';
import { FAULT_PRESETS } from './fault-presets';
import type { App, HttpContext } from './http/operation';
import { expireAccessTokens } from './oauth/sessions';
import type { Sandbox } from './sandbox';
import { reseed } from './scenarios/seed';
import { releaseExports } from './sending/export';
import { TEMPLATES } from './sending/templates';

const PREFIX = '/__sandbox';

/** What is not RingCentral's: the routes by which tests, the demo and the customer page play the world. */
export function registerControl(app: App, sandbox: Sandbox): void {
  const control: App = new Hono();
  registerReports(control, sandbox);
  registerActs(control, sandbox);
  registerSwitches(control, sandbox);
  registerScenes(control, sandbox);
  control.onError((error, http) => {
    if (error instanceof ControlFault) return http.json({ error: error.message }, error.status);
    throw error;
  });
  app.route(PREFIX, control);
}

function registerReports(control: App, sandbox: Sandbox): void {
  control.get('/demo', (http) => http.json(demo(sandbox)));
  control.get('/health', (http) => http.json({ status: 'ok', now: isoNow(sandbox) }));
  control.get('/contents', (http) => http.json(contentsFor(sandbox, http.req.url)));
  control.get('/customers', (http) => http.json(customersOf(sandbox, http.req.query('channelId'))));
  control.get('/deliveries', (http) => http.json({ records: sandbox.deliveries.list() }));
  control.get('/requests', (http) => http.json({ records: sandbox.requests.list(http.req.query('since')) }));
  control.get('/templates', (http) => http.json({ records: TEMPLATES }));
  control.get('/subscriptions', (http) => http.json({ records: [...sandbox.store.subscriptions.all()] }));
}

function registerActs(control: App, sandbox: Sandbox): void {
  control.post('/customer-messages', async (http) =>
    stored(sandbox, http, customerMessage(sandbox, await jsonBody(http)), 201),
  );
  control.patch('/contents/:id', async (http) =>
    stored(sandbox, http, editContent(sandbox, http.req.param('id'), await jsonBody(http)), 200),
  );
  control.patch('/identities/:id', async (http) =>
    stored(sandbox, http, editIdentity(sandbox, http.req.param('id'), await jsonBody(http)), 200),
  );
  control.post('/release', (http) => stored(sandbox, http, { released: releaseExports(sandbox) }, 200));
  control.post('/tokens/expire', async (http) => {
    expireAccessTokens(sandbox, optional(await jsonBody(http), 'accessToken', 'string'));
    return stored(sandbox, http, {}, 200);
  });
  control.post('/tokens/revoke', (http) => {
    sandbox.store.sessions.clear();
    return stored(sandbox, http, {}, 200);
  });
  control.post('/subscriptions/blacklist', (http) => {
    for (const subscription of [...sandbox.store.subscriptions.all()]) {
      blacklist(sandbox, subscription, 'Asked for by the control surface');
    }
    return stored(sandbox, http, {}, 200);
  });
  control.post('/reset', (http) => {
    reseed(sandbox);
    return stored(sandbox, http, {}, 200);
  });
}

function registerSwitches(control: App, sandbox: Sandbox): void {
  control.get('/settings', (http) => http.json(sandbox.settings));
  control.put('/settings', async (http) =>
    stored(sandbox, http, putSettings(sandbox, await jsonBody(http)), 200),
  );
  control.get('/faults', (http) => http.json(faultsInForce(sandbox)));
  control.get('/faults/presets', (http) =>
    http.json({ records: FAULT_PRESETS.map(({ name, title }) => ({ name, title })) }),
  );
  control.put('/faults', async (http) => http.json(putFaults(sandbox, await jsonBody(http))));
  control.delete('/faults', (http) => {
    sandbox.faults.clear();
    return http.json(faultsInForce(sandbox));
  });
  control.get('/clock', (http) => http.json({ now: isoNow(sandbox) }));
  control.post('/clock', async (http) =>
    stored(sandbox, http, moveClock(sandbox, await jsonBody(http)), 200),
  );
  control.post('/apps', async (http) => stored(sandbox, http, addApp(sandbox, await jsonBody(http)), 201));
  control.put('/permissions', async (http) =>
    stored(sandbox, http, putPermissions(sandbox, await jsonBody(http)), 200),
  );
}

async function stored(
  sandbox: Sandbox,
  http: HttpContext,
  body: object,
  status: 200 | 201,
): Promise<Response> {
  await sandbox.store.flush();
  return http.json(body, status);
}

function isoNow(sandbox: Sandbox): string {
  return new Date(sandbox.clock.now()).toISOString();
}
