import { Hono } from 'hono';
import { registerAttachments } from './attachments';
import { registerContents } from './contents';
import { registerControl } from './control';
import { registerCustomerPage } from './customer-page';
import { registerExtensions } from './extensions';
import { ApiFault } from './http/api-fault';
import { type App, faultResponse } from './http/operation';
import { registerIdentities } from './identities';
import { registerOAuth } from './oauth';
import type { Sandbox } from './sandbox';
import { registerSubscriptions } from './subscriptions';

/** All routes of the sandbox. */
export function createApp(sandbox: Sandbox): App {
  const app: App = new Hono();
  app.use(async (http, next) => {
    await next();
    http.header('RCRequestId', crypto.randomUUID());
  });
  registerOAuth(app, sandbox);
  registerContents(app, sandbox);
  registerIdentities(app, sandbox);
  registerSubscriptions(app, sandbox);
  registerExtensions(app, sandbox);
  registerAttachments(app, sandbox);
  registerControl(app, sandbox);
  registerCustomerPage(app);
  app.notFound((http) => faultResponse(http, new ApiFault(404, 'CMN-102', 'Resource not found')));
  app.onError((error, http) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return faultResponse(http, new ApiFault(500, 'CMN-211', 'Internal error'));
  });
  return app;
}
