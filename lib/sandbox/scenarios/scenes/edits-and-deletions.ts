import type { Kind } from '../../customers/kinds';
import { shuffled } from '../../state/random';
import type { ChannelType } from '../../state/records';
import { crowdVoices, type Said } from './crowd';
import type { Scene, SceneWish, Step, Writing } from './scene';
import { inRounds } from './steps';

interface Place {
  readonly channel: ChannelType;
  /** What the business publishes there first, to be commented. */
  readonly post: { readonly kind: Kind; readonly body: string } | null;
}

/** Networks on which people can change or take back what they wrote. */
const PLACES: readonly Place[] = [
  { channel: 'WhatsApp', post: null },
  { channel: 'Messenger', post: null },
  { channel: 'InstagramMessaging', post: null },
  { channel: 'Viber', post: null },
  { channel: 'Facebook', post: { kind: 'post', body: 'What shall we build next?' } },
  { channel: 'Instagram', post: { kind: 'media', body: 'Guess where this was taken.' } },
  { channel: 'Linkedin', post: { kind: 'post', body: 'We are looking for two mechanics.' } },
  { channel: 'Youtube', post: { kind: 'video', body: 'Three ways to silence a chain.' } },
];

/** Customers who edit, delete, or first edit and then delete. Its size is the number of each on every channel. */
export const editsAndDeletions: Scene = {
  name: 'edits-and-deletions',
  title: 'Edited and deleted messages on eight channels',
  channelType: null,
  usualSize: 1,
  plan: planChanges,
};

function planChanges({ random, size }: SceneWish): Step[] {
  const speak = crowdVoices(random);
  const posts = PLACES.flatMap(({ channel, post }) => (post ? [publish(channel, post)] : []));
  const laps = Array.from({ length: size }, (_, lap) => lap);
  const plots = laps.flatMap((lap) =>
    shuffled(random, PLACES).flatMap((place) => plotsOn(place, `${place.channel} ${lap}`, speak)),
  );
  return [...posts, ...inRounds(plots)];
}

function publish(channel: ChannelType, post: { readonly kind: Kind; readonly body: string }): Writing {
  return { does: 'write', key: channel, channel, customer: null, isNative: true, ...post };
}

/** Three people on one channel. What is changed grows: people add to what they wrote. */
function plotsOn(place: Place, key: string, speak: (isReply: boolean) => Said): Step[][] {
  const plot = (name: string) => {
    const said = speak(false);
    const at = `${key} ${name}`;
    const edit = (): Step => ({ does: 'rewrite', key: at, body: `${said.body} ${speak(true).body}` });
    return { begin: write(place, at, said), edit, end: { does: 'delete', key: at } as const };
  };
  const [edited, deleted, both] = [plot('edited'), plot('deleted'), plot('both')];
  return [
    [edited.begin, edited.edit(), edited.edit()],
    [deleted.begin, deleted.end],
    [both.begin, both.edit(), both.end],
  ];
}

function write({ channel, post }: Place, key: string, said: Said): Writing {
  return { does: 'write', key, channel, ...said, ...(post ? { under: channel } : {}) };
}
