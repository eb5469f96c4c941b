import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { registerAttachments } from './attachments';
import { registerContents } from './contents';
import { registerControl } from './control';
import { registerCustomerPage } from './customer-page';
import { registerExtensions } from './extensions';
import { ApiFault } from './http/api-fault';
import { faultResponse } from './http/fault-response';
import type { App } from './http/operation';
import { registerIdentities } from './identities';
import { registerOAuth } from './oauth';
import type { Sandbox } from './sandbox';
import { registerSubscriptions } from './subscriptions';

/** Room for an upload; the routes themselves are stricter. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** All routes of the sandbox. */
export function createApp(sandbox: Sandbox): App {
  const app: App = new Hono();
  app.use(async (http, next) => {
    await next();
    http.header('RCRequestId', crypto.randomUUID());
  });
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (http) => faultResponse(http, new ApiFault(413, 'CMN-101', 'The body is too large')),
    }),
  );
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
