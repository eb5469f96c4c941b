import { shuffled } from '../../state/random';
import type { ChannelType } from '../../state/records';
import type { Actor, Scene, SceneWish, Step } from './scene';
import { inRounds, repeated } from './steps';
import { sceneTexts } from './texts';

interface ScriptText {
  readonly name: string;
  readonly language: string;
  /** For mail. */
  readonly subject: string;
  readonly question: string;
  readonly answer: string;
  /** The second words, which hold what is hard to draw: combining signs, two directions, no place for a break. */
  readonly words: string;
}

/** Where two talk in private, on networks that are alive. */
const PRIVATE_CHANNELS: readonly ChannelType[] = [
  'WhatsApp',
  'AppleMessagesForBusiness',
  'Messenger',
  'InstagramMessaging',
  'Viber',
  'Email',
  'EngageMessaging',
];

/** A short talk in each script on each private channel. Its size is the number of scripts. */
export const manyScripts: Scene = {
  name: 'many-scripts',
  title: 'Eight scripts on every private channel',
  channelType: null,
  usualSize: 8,
  plan: ({ random, size }: SceneWish) => {
    const texts = repeated(shuffled(random, sceneTexts<ScriptText>('scripts')), size);
    return inRounds(
      texts.flatMap(({ item, name }) => PRIVATE_CHANNELS.map((channel) => talk({ ...item, name }, channel))),
    );
  },
};

function talk(
  { name, language, subject, question, answer, words }: ScriptText,
  channel: ChannelType,
): Step[] {
  const customer: Actor = { name, language };
  const shared = { does: 'write', channel, customer } as const;
  const key = `${channel} ${name}`;
  const isMail = channel === 'Email';
  const first = isMail ? { title: subject } : {};
  const later = isMail ? { title: `Re: ${subject}` } : {};
  return [
    { ...shared, key: `${key} question`, body: question, ...first },
    { ...shared, key: `${key} answer`, body: answer, isNative: true, under: `${key} question`, ...later },
    { ...shared, key: `${key} words`, body: words, ...later },
  ];
}
