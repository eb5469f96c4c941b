import { ApiFault } from './http/api-fault';
import { type App, type Call, operation } from './http/operation';
import type { Sandbox } from './sandbox';
import { ACCOUNT_ID, findUser, USERS, type User } from './users';

/** RingCentral users: the names behind `creatorId`. */
export function registerExtensions(app: App, sandbox: Sandbox): void {
  operation(app, sandbox, 'listExtensions', list);
  operation(app, sandbox, 'readExtension', read);
}

function list({ sandbox, http, asked }: Call): Response {
  checkAccount(http.req.param('accountId'));
  const page = asked.number('page') ?? 1;
  const perPage = asked.number('perPage') ?? 100;
  const isWanted = (key: string, value: string) => {
    const wanted = asked.many(key);
    return wanted.length === 0 || wanted.includes(value);
  };
  const users = USERS.filter(() => isWanted('status', 'Enabled') && isWanted('type', 'User'));
  const start = (page - 1) * perPage;
  const records = users.slice(start, start + perPage).map((user) => extensionView(sandbox, user));
  return http.json({
    uri: `${sandbox.url}/restapi/v1.0/account/${ACCOUNT_ID}/extension?page=${page}&perPage=${perPage}`,
    records,
    paging: {
      page,
      perPage,
      pageStart: start,
      pageEnd: start + records.length - 1,
      totalPages: Math.ceil(users.length / perPage),
      totalElements: users.length,
    },
    navigation: {},
  });
}

function read({ sandbox, http, session }: Call): Response {
  checkAccount(http.req.param('accountId'));
  const id = http.req.param('extensionId') ?? '';
  const user = findUser(id === '~' ? session.userId : id);
  if (!user) throw notFound('extensionId');
  return http.json(extensionView(sandbox, user));
}

function extensionView(sandbox: Sandbox, user: User): object {
  return {
    id: Number(user.id),
    uri: `${sandbox.url}/restapi/v1.0/account/${ACCOUNT_ID}/extension/${user.id}`,
    extensionNumber: user.extensionNumber,
    name: `${user.firstName} ${user.lastName}`,
    type: 'User',
    status: 'Enabled',
    contact: { firstName: user.firstName, lastName: user.lastName, email: user.email },
    account: { id: ACCOUNT_ID, uri: `${sandbox.url}/restapi/v1.0/account/${ACCOUNT_ID}` },
    permissions: { admin: { enabled: user.isAdmin } },
  };
}

function checkAccount(id: string | undefined): void {
  if (id !== '~' && id !== ACCOUNT_ID) throw notFound('accountId');
}

function notFound(parameterName: string): ApiFault {
  return new ApiFault(404, 'CMN-102', `Resource for parameter [${parameterName}] is not found`, {
    extra: { parameterName },
  });
}
