import { accountBanner } from './de/account-banner';
import { accounts } from './de/accounts';
import { activity } from './de/activity';
import { api } from './de/api';
import { audit } from './de/audit';
import { bulk } from './de/bulk';
import { capacity } from './de/capacity';
import { common } from './de/common';
import { composer } from './de/composer';
import { connect } from './de/connect';
import { demo } from './de/demo';
import { doorway } from './de/doorway';
import { failures } from './de/failures';
import { files } from './de/files';
import { filters } from './de/filters';
import { hours } from './de/hours';
import { inbox } from './de/inbox';
import { intake } from './de/intake';
import { keys } from './de/keys';
import { ledgers } from './de/ledgers';
import { login } from './de/login';
import { mails } from './de/mails';
import { notices } from './de/notices';
import { passwords } from './de/passwords';
import { people } from './de/people';
import { settings } from './de/settings';
import { shell } from './de/shell';
import { signIns } from './de/sign-ins';
import { start } from './de/start';
import { structured } from './de/structured';
import { tags } from './de/tags';
import { templates } from './de/templates';
import { thread } from './de/thread';
import { webhooks } from './de/webhooks';
import type { Catalogue } from './en';

/** The German catalogue, complete. */
export const de: Catalogue = {
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
