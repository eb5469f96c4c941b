import type { Json } from '../support/platform-client';
import { IDENTITIES, type Seen, type Stage } from './stage';

const NOBODY = '0'.repeat(24);
const TEMPLATE = { templateName: 'reopen_talk', templateLanguage: 'en', to: ['+447700900111'] };

/** How each refusal of a create call is brought about, by its code. */
export const CREATE: Readonly<Record<string, (stage: Stage) => Promise<Seen>>> = {
  'EDI-001': replyOn('WhatsApp', { public: false, private: true }),
  'EDI-002': replyOn('WhatsApp', { structuredContent: {} }),
  'EDI-003': startOn('Facebook', { public: false }),
  'EDI-004': (stage) =>
    stage.under({ engageOutbound: false }, () =>
      stage.start('EngageMessaging', { to: ['somebody'], public: false }),
    ),
  'EDI-005': replyOn('WhatsApp', { structuredContent: { type: 'carousel' } }),
  'EDI-006': replyOn('WhatsApp', { structuredContent: { type: 'hologram' } }),
  'EDI-007': withUsedFile,
  'EDI-008': replyOn('WhatsApp', { public: 'maybe' }),
  'EDI-009': replyOn('WhatsApp', { body: undefined }),
  'EDI-010': replyOn('GoogleMyBusiness', { attachmentIds: [NOBODY] }),
  'EDI-011': replyOn('WhatsApp', { attachmentIds: 'one' }),
  'EDI-012': startOn('WhatsApp', TEMPLATE),
  'EDI-014': toOwnReply,
  'EDI-016': startOn('Viber'),
  'EDI-017': (stage) => stage.withRights('Facebook', { initiate: false }, () => stage.start('Facebook')),
  'EDI-018': withoutPersona,
  'EDI-019': async (stage) => {
    const parent = await stage.write('Viber');
    return stage.withRights('Viber', { reply: false }, () => stage.reply(parent));
  },
  'EDI-020': (stage) => stage.create({ body: 'Hi' }),
  'EDI-021': async (stage) => {
    const parent = await stage.write('WhatsApp');
    const body = { interventionOpen: false };
    await stage.sandbox.control(`/contents/${String(parent.id)}`, { method: 'PATCH', body });
    return stage.reply(parent);
  },
  'EDI-022': async (stage) => {
    const tweet = await stage.write('Twitter', { customer: { name: 'Shy Sheila' } });
    const path = `/identities/${String(tweet.authorIdentityId)}`;
    await stage.sandbox.control(path, { method: 'PATCH', body: { refusesPrivate: true } });
    return stage.reply(tweet, { public: false });
  },
  'EDI-023': startOn('Twitter', { public: false }),
  'EDI-024': replyOn('GoogleMyBusiness', { public: false }),
  'EDI-025': startOn('WhatsApp', { body: undefined }),
  'EDI-027': replyOn('WhatsApp', { to: '+447700900111' }),
  'EDI-029': (stage) => stage.create({ inReplyToContentId: NOBODY, body: 'Hi' }),
  'EDI-030': (stage) => stage.create('{"body":'),
  'EDI-031': replyOn('WhatsApp', { contextData: ['a'] }),
  'EDI-032': (stage) => stage.create({ inReplyToContentId: '12', body: 'Hi' }),
  'EDI-033': replyOn('WhatsApp', { body: 'a'.repeat(3801) }),
  'EDI-037': async (stage) => {
    const parent = await stage.write('WhatsApp');
    return stage.reply(parent, { authorIdentityId: parent.authorIdentityId });
  },
  'EDI-040': startOn('WhatsApp', { ...TEMPLATE, body: undefined, to: ['07700 900111'] }),
};

function replyOn(channelType: string, more: object): (stage: Stage) => Promise<Seen> {
  return async (stage) => stage.reply(await stage.write(channelType), more);
}

function startOn(channelType: string, more: object = {}): (stage: Stage) => Promise<Seen> {
  return (stage) => stage.start(channelType, more);
}

async function withUsedFile(stage: Stage): Promise<Seen> {
  const form = new FormData();
  form.set('file', new File(['hello'], 'note.txt', { type: 'text/plain' }));
  const upload = await fetch(`${stage.sandbox.url}/cx/social-messaging/v1/attachments`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${String(stage.client.token.access_token)}` },
    body: form,
  });
  const { id } = (await upload.json()) as Json;
  const parent = await stage.write('WhatsApp');
  await stage.reply(parent, { attachmentIds: [id] });
  return stage.reply(parent, { attachmentIds: [id] });
}

async function toOwnReply(stage: Stage): Promise<Seen> {
  const { body } = await stage.reply(await stage.write('WhatsApp'));
  return stage.reply(body);
}

/** Nobody may speak for the channel while the persona belongs to no user. */
async function withoutPersona(stage: Stage): Promise<Seen> {
  const parent = await stage.write('Viber');
  const channelId = stage.client.channelId('Viber');
  const { body } = await stage.call('GET', `${IDENTITIES}?channelId=${channelId}&identityType=Agent`);
  const [persona] = body.records as Json[];
  const path = `/identities/${String(persona?.id)}`;
  await stage.sandbox.control(path, { method: 'PATCH', body: { userIds: [] } });
  try {
    return await stage.reply(parent);
  } finally {
    await stage.sandbox.control(path, { method: 'PATCH', body: { userIds: persona?.userIds } });
  }
}
