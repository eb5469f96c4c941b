/** A wrong value, as a fault of ours, a bad restore or a lost index would leave it behind. */
export interface Corruption {
  /** What went wrong, in words. */
  name: string;
  /** Where the audit must say so. */
  table: string;
  field: string;
  /** Plants it, with references and triggers off; must change something. */
  sql: string;
}

const message = (where: string) => `(SELECT id FROM message WHERE ${where} ORDER BY sent_at, id LIMIT 1)`;
const inbound = message("direction = 'inbound' AND asks_for_reply AND NOT needs_reply");
const waitingForReply = message('needs_reply');
const confirmed = message("delivery = 'confirmed'");
const failed = message("delivery = 'failed'");
const queued = message("delivery = 'queued'");
const talk =
  "(SELECT id FROM conversation WHERE message_count > 1 AND audience = 'private' ORDER BY id LIMIT 1)";
const elsewhere = (table: string) =>
  `(SELECT id FROM ${table} WHERE workspace_id <> (SELECT workspace_id FROM conversation WHERE id = ${talk}) LIMIT 1)`;
const imported = "(SELECT id FROM webhook_event WHERE fate = 'imported' ORDER BY id LIMIT 1)";
const lastOf = (type: string) => `(SELECT max(seq) FROM feed WHERE type = '${type}')`;

const setMessage = (id: string, change: string) => `UPDATE message SET ${change} WHERE id = ${id}`;
const setTalk = (change: string) => `UPDATE conversation SET ${change} WHERE id = ${talk}`;
const setFeed = (seq: string, change: string) => `UPDATE feed SET ${change} WHERE seq = ${seq}`;

/** A copy of a message under another id; the unique index it breaks is taken away first. */
const copied = (index: string, id: string, change: string) => `
  DROP INDEX "${index}";
  CREATE TEMPORARY TABLE copy ON COMMIT DROP AS SELECT * FROM message WHERE id = ${id};
  UPDATE copy SET id = gen_random_uuid(), ${change};
  INSERT INTO message SELECT * FROM copy`;

/** Wrong values of every kind that the audit knows, for a busy world. */
export const CORRUPTIONS: Corruption[] = [
  ...summaries(),
  ...places(),
  ...notes(),
  ...bulkChanges(),
  ...deliveries(),
  ...webhooks(),
  ...feed(),
];

function summaries(): Corruption[] {
  const conversation = (field: string, name: string, change: string): Corruption => ({
    name,
    table: 'conversation',
    field,
    sql: setTalk(change),
  });
  return [
    conversation('message_count', 'a message counted twice', 'message_count = message_count + 1'),
    conversation('inbound_count', 'a customer’s message not counted', 'inbound_count = inbound_count - 1'),
    conversation('needs_reply_count', 'a question forgotten', 'needs_reply_count = needs_reply_count + 1'),
    conversation('is_marked_needs_reply', 'a mark that nobody made', 'is_marked_needs_reply = true'),
    conversation('snoozed_by_id', 'a snooze that nobody began', "status = 'snoozed'"),
    {
      name: 'a snooze whose job has given up',
      table: 'conversation',
      field: 'snoozed_until',
      sql: 'UPDATE graphile_worker._private_jobs SET attempts = max_attempts',
    },
    conversation('failed_count', 'a failure that nobody had', 'failed_count = failed_count + 1'),
    conversation('last_message_id', 'the last message lost', 'last_message_id = gen_random_uuid()'),
    conversation(
      'last_message_at',
      'a row in the wrong place of the list',
      "last_message_at = last_message_at - interval '1 hour'",
    ),
    conversation(
      'last_inbound_at',
      'a reply window that is too long',
      "last_inbound_at = last_inbound_at + interval '1 hour'",
    ),
    conversation('language', 'a language nobody wrote in', "language = 'tlh'"),
    conversation('rating', 'stars that nobody gave', 'rating = 5'),
    {
      name: 'a window where the channel has none',
      table: 'conversation',
      field: 'window_state',
      sql: "UPDATE conversation SET window_state = 'open' WHERE audience = 'public'",
    },
    conversation(
      'read_baseline',
      'more counted as read than was written',
      'read_baseline = inbound_count + 1',
    ),
    {
      name: 'a mark beyond what was written: unread below zero',
      table: 'read_mark',
      field: 'read_count',
      sql: 'UPDATE read_mark SET read_count = 1000',
    },
    {
      name: 'work held by somebody who is gone',
      table: 'conversation',
      field: 'assignee_id',
      sql: `UPDATE membership SET deactivated_at = now() WHERE agent_id =
        (SELECT assignee_id FROM conversation WHERE assignee_id IS NOT NULL ORDER BY id LIMIT 1)`,
    },
    {
      name: 'work held by somebody who may not read it',
      table: 'conversation',
      field: 'assignee_id',
      sql: `UPDATE channel SET agents_read = false WHERE id =
        (SELECT channel_id FROM conversation WHERE assignee_id IS NOT NULL ORDER BY id LIMIT 1)`,
    },
    {
      name: 'an answered question that still asks',
      table: 'message',
      field: 'needs_reply',
      sql: setMessage(inbound, 'needs_reply = true'),
    },
    {
      name: 'an open question that does not ask',
      table: 'message',
      field: 'needs_reply',
      sql: setMessage(waitingForReply, 'needs_reply = false'),
    },
    {
      name: 'a deleted message that asks for a reply',
      table: 'message',
      field: 'asks_for_reply',
      sql: setMessage(waitingForReply, 'is_remotely_deleted = true'),
    },
    {
      name: 'a template that nobody of ours sent',
      table: 'message',
      field: 'template',
      sql: setMessage(inbound, `template = '{"name":"hello","language":"en","values":{}}'`),
    },
    {
      name: 'a message that vanished',
      table: 'conversation',
      field: 'message_count',
      sql: `DELETE FROM message WHERE id = ${inbound}`,
    },
  ];
}

function places(): Corruption[] {
  return [
    {
      name: 'a message in a conversation of another workspace',
      table: 'message',
      field: 'conversation_id',
      sql: setMessage(inbound, `conversation_id = ${elsewhere('conversation')}`),
    },
    {
      name: 'a conversation on a channel of another workspace',
      table: 'conversation',
      field: 'channel_id',
      sql: setTalk(`channel_id = ${elsewhere('channel')}`),
    },
    {
      name: 'a message of another account than its channel’s',
      table: 'message',
      field: 'account_id',
      sql: setMessage(inbound, `account_id = ${elsewhere('account')}`),
    },
    {
      name: 'an author of another workspace',
      table: 'message',
      field: 'person_id',
      sql: setMessage(inbound, `person_id = ${elsewhere('person')}`),
    },
    {
      name: 'a message on another channel than its conversation',
      table: 'message',
      field: 'channel_id',
      sql: setMessage(
        inbound,
        `channel_id = (SELECT id FROM channel WHERE workspace_id = message.workspace_id
          AND id <> message.channel_id LIMIT 1)`,
      ),
    },
    {
      name: 'a private message in public',
      table: 'message',
      field: 'audience',
      sql: setMessage(inbound, "audience = 'public'"),
    },
    {
      name: 'a parent that only another account has',
      table: 'message',
      field: 'parent_content_id',
      sql: `UPDATE message SET account_id = gen_random_uuid() WHERE content_id IN (
        SELECT parent_content_id FROM message WHERE parent_content_id IS NOT NULL AND delivery IS NOT NULL)`,
    },
    {
      name: 'a thread torn in two',
      table: 'message',
      field: 'conversation_id',
      sql: `UPDATE message SET conversation_id = ${talk} WHERE id = (
        SELECT id FROM message WHERE audience = 'public' AND thread_id IN (
          SELECT thread_id FROM message WHERE audience = 'public' GROUP BY thread_id HAVING count(*) > 1)
        ORDER BY sent_at DESC LIMIT 1)`,
    },
    {
      name: 'one content twice',
      table: 'message',
      field: 'content_id',
      sql: copied('message_workspace_id_account_id_content_id_key', inbound, 'client_id = NULL'),
    },
    {
      name: 'one reply twice',
      table: 'message',
      field: 'client_id',
      sql: copied('message_workspace_id_client_id_key', confirmed, 'content_id = NULL'),
    },
  ];
}

function notes(): Corruption[] {
  return [
    {
      name: 'a note under the client id of a reply',
      table: 'note',
      field: 'client_id',
      sql: 'UPDATE note SET client_id = (SELECT client_id FROM message WHERE client_id IS NOT NULL LIMIT 1)',
    },
    {
      name: 'a removed note that kept its words',
      table: 'note',
      field: 'body',
      sql: 'UPDATE note SET removed_at = now()',
    },
    {
      name: 'somebody asked by a note that does not name them',
      table: 'mention',
      field: 'agent_id',
      sql: "UPDATE note SET mentions = '[]'",
    },
    {
      name: 'somebody asked in another conversation than the note’s',
      table: 'mention',
      field: 'conversation_id',
      sql: `UPDATE mention SET conversation_id = ${elsewhere('conversation')}`,
    },
  ];
}

function bulkChanges(): Corruption[] {
  const item = (field: string, name: string, change: string): Corruption => ({
    name,
    table: 'bulk_change_item',
    field,
    sql: `UPDATE bulk_change_item SET ${change} WHERE outcome = 'done'`,
  });
  return [
    {
      name: 'a bulk change that nobody goes on with',
      table: 'bulk_change',
      field: 'finished_at',
      sql: 'UPDATE bulk_change SET finished_at = NULL',
    },
    {
      name: 'a bulk change that can be taken back twice',
      table: 'bulk_change',
      field: 'undone_at',
      sql: 'UPDATE bulk_change SET undone_at = NULL WHERE undone_at IS NOT NULL',
    },
    item('outcome', 'one of many that was forgotten', 'outcome = NULL'),
    item('code', 'changed and refused', "code = 'failed'"),
    item('before', 'changed for good', 'before = NULL'),
    item('left_as', 'an undo that would take a later change back', 'left_as = NULL'),
  ];
}

function deliveries(): Corruption[] {
  const reply = (field: string, name: string, id: string, change: string): Corruption => ({
    name,
    table: 'message',
    field,
    sql: setMessage(id, change),
  });
  return [
    reply(
      'content_id',
      'handed over, but nobody knows as what',
      confirmed,
      "delivery = 'handed_over', content_id = NULL",
    ),
    reply('content_id', 'confirmed without evidence', confirmed, 'content_id = NULL'),
    reply('lease_until', 'sending, but by nobody', confirmed, "delivery = 'sending', lease_until = NULL"),
    reply('lease_until', 'a lease on what nobody sends', confirmed, 'lease_until = now()'),
    reply('failure_code', 'confirmed and failed', confirmed, "failure_code = 'EDI-040'"),
    reply('failure_detail', 'confirmed with words about a failure', confirmed, "failure_detail = 'refused'"),
    reply('failure_code', 'failed for no reason', failed, 'failure_code = NULL'),
    reply('wait_until', 'waiting for ever', queued, "delivery = 'waiting'"),
    reply('wait_until', 'queued and told to wait', queued, 'wait_until = now()'),
    reply('absent_since', 'looked for and found', confirmed, 'absent_since = now()'),
    reply(
      'attempt_count',
      'handed over without an attempt',
      confirmed,
      "delivery = 'handed_over', attempt_count = 0",
    ),
    reply('attempted_at', 'an attempt at no time', confirmed, 'attempted_at = NULL'),
    reply('fence', 'a fence that lets late results in', confirmed, 'fence = 0'),
    reply('client_id', 'a reply that its browser could send again', queued, 'client_id = NULL'),
    reply('delivery', 'a customer’s message with a delivery', inbound, "delivery = 'confirmed'"),
    reply('delivery', 'a reply that forgot where it stands', queued, 'delivery = NULL'),
    {
      name: 'a channel that may not be replied on, for no reason',
      table: 'channel',
      field: 'forbidden_code',
      sql: `UPDATE channel SET forbidden_code = NULL, forbidden_at = now(), forbidden_message_id = ${failed}
        WHERE id = (SELECT channel_id FROM message WHERE id = ${failed})`,
    },
    {
      name: 'a channel that may not be replied on, by the evidence of another one',
      table: 'channel',
      field: 'forbidden_message_id',
      sql: `UPDATE channel SET forbidden_code = 'EDI-019', forbidden_at = now(), forbidden_message_id = ${failed}
        WHERE id = (SELECT id FROM channel AS other WHERE other.id <> (SELECT channel_id FROM message
          WHERE id = ${failed}) AND other.workspace_id = (SELECT workspace_id FROM message WHERE id = ${failed}) LIMIT 1)`,
    },
  ];
}

function webhooks(): Corruption[] {
  const event = (field: string, name: string, sql: string): Corruption => ({
    name,
    table: 'webhook_event',
    field,
    sql,
  });
  const setImported = (change: string) => `UPDATE webhook_event SET ${change} WHERE id = ${imported}`;
  return [
    event(
      'fate',
      'an acknowledged event whose job has given up',
      'UPDATE graphile_worker._private_jobs SET attempts = max_attempts',
    ),
    event('fate', 'an event that lost its fate', setImported("fate = 'accepted'")),
    event('fate_reason', 'rejected for no reason', setImported("fate = 'rejected', fate_reason = NULL")),
    event('content_id', 'imported as nothing', setImported('content_id = NULL')),
    event(
      'is_confirmed',
      'confirmed before it was imported',
      "UPDATE webhook_event SET is_confirmed = true WHERE fate = 'accepted'",
    ),
    event('raw', 'an event without its bytes', setImported("raw = ''")),
    event(
      'dedupe_key',
      'one delivery twice',
      `DROP INDEX "webhook_event_workspace_id_account_id_dedupe_key_key";
       INSERT INTO webhook_event (workspace_id, account_id, dedupe_key, received_at, raw, fate, content_id)
       SELECT workspace_id, account_id, dedupe_key, received_at, raw, fate, content_id
       FROM webhook_event WHERE id = ${imported}`,
    ),
  ];
}

function feed(): Corruption[] {
  const row = (field: string, name: string, sql: string): Corruption => ({ name, table: 'feed', field, sql });
  return [
    row(
      'seq',
      'a piece of the feed is missing',
      'DELETE FROM feed WHERE seq = (SELECT max(seq) - 3 FROM feed)',
    ),
    {
      name: 'a counter that ran ahead',
      table: 'feed_counter',
      field: 'seq',
      sql: 'UPDATE feed_counter SET seq = seq + 1',
    },
    row('type', 'an event under another name', setFeed(lastOf('message.saved'), "type = 'person.saved'")),
    row('channel_id', 'a message told to everybody', setFeed(lastOf('message.saved'), 'channel_id = NULL')),
    row('channel_id', 'a change told to everybody', setFeed(lastOf('activity.added'), 'channel_id = NULL')),
    row('channel_id', 'a draft told to everybody', setFeed(lastOf('draft.changed'), 'channel_id = NULL')),
    row(
      'channel_id',
      'a message told to another workspace’s channel',
      setFeed(lastOf('message.saved'), `channel_id = ${elsewhere('channel')}`),
    ),
    row('channel_id', 'a note told to everybody', setFeed(lastOf('note.saved'), 'channel_id = NULL')),
    row('agent_id', 'a mention told to everybody', setFeed(lastOf('mention.added'), 'agent_id = NULL')),
    row('agent_id', 'a read mark told to everybody', setFeed(lastOf('read-mark.moved'), 'agent_id = NULL')),
    row(
      'version',
      'a conversation put back behind what was told',
      `UPDATE conversation SET version = 1 WHERE id = (
        SELECT (payload->'conversation'->>'id')::uuid FROM feed WHERE seq = ${lastOf('message.saved')})`,
    ),
  ];
}
