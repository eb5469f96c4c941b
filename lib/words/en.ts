import { accountBanner } from './en/account-banner';
import { accounts } from './en/accounts';
import { activity } from './en/activity';
import { api } from './en/api';
import { audit } from './en/audit';
import { bulk } from './en/bulk';
import { capacity } from './en/capacity';
import { common } from './en/common';
import { composer } from './en/composer';
import { connect } from './en/connect';
import { demo } from './en/demo';
import { doorway } from './en/doorway';
import { failures } from './en/failures';
import { files } from './en/files';
import { filters } from './en/filters';
import { hours } from './en/hours';
import { inbox } from './en/inbox';
import { intake } from './en/intake';
import { keys } from './en/keys';
import { ledgers } from './en/ledgers';
import { login } from './en/login';
import { mails } from './en/mails';
import { notices } from './en/notices';
import { passwords } from './en/passwords';
import { people } from './en/people';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { signIns } from './en/sign-ins';
import { start } from './en/start';
import { structured } from './en/structured';
import { tags } from './en/tags';
import { templates } from './en/templates';
import { thread } from './en/thread';
import { webhooks } from './en/webhooks';

/** The English catalogue, complete; every other language has the same keys. */
export const en = {
  ...common,
  ...shell,
  ...inbox,
  ...thread,
  ...accountBanner,
  ...activity,
  ...composer,
  ...connect,
  ...failures,
  ...files,
  ...login,
  ...mails,
  ...notices,
  ...passwords,
  ...people,
  ...accounts,
  ...settings,
  ...hours,
  ...tags,
  ...signIns,
  ...filters,
  ...doorway,
  ...demo,
  ...keys,
  ...bulk,
  ...capacity,
  ...structured,
  ...templates,
  ...start,
  ...intake,
  ...audit,
  ...api,
  ...ledgers,
  ...webhooks,
};

export type WordKey = keyof typeof en;

/** All words of one language. */
export type Catalogue = Readonly<Record<WordKey, string>>;
