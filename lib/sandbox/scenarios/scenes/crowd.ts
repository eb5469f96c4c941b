import { pick, type Random } from '../../state/random';
import type { Actor } from './scene';
import { sceneTexts } from './texts';

/** People of one language in a crowd, and what they say about a bicycle. */
interface Group {
  readonly language: string;
  readonly names: readonly string[];
  readonly remarks: readonly string[];
  /** What they say to the words of somebody else. */
  readonly replies: readonly string[];
}

/** Flags, families, tones of skin and keycaps are several code points each. */
const TAILS = [
  '',
  '',
  '',
  ' 😍',
  ' 👏👏👏',
  ' 👨‍👩‍👧‍👦🚲',
  ' 🏳️‍🌈',
  ' 👩🏽‍🔧',
  ' 🚴🏿‍♀️💨',
  ' ❤️‍🔥',
  ' 1️⃣',
  ' 🇺🇦',
  ' 🤷🏼‍♂️',
];

/** What no line can hold, so that it has to be broken somewhere. */
const LONG_WORDS = [
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  `https://forum.example/t/${'is-it-green-or-is-it-teal-'.repeat(6)}12`,
  `Y${'e'.repeat(140)}s!`,
];
const LONG_WORD_SHARE = 0.03;
const SECOND_SHARE = 0.25;

/** What somebody says. */
export interface Said {
  readonly customer: Actor;
  readonly body: string;
}

/** Lets somebody out of a large crowd speak, of themselves or to somebody else. */
export function crowdVoices(random: Random): (isReply: boolean) => Said {
  const groups = sceneTexts<Group>('crowd');
  return (isReply) => {
    const group = pick(random, groups);
    if (!group) throw new Error('an empty crowd');
    return {
      customer: { name: pick(random, group.names) ?? '', language: group.language },
      body: words(random, group, isReply),
    };
  };
}

function words(random: Random, group: Group, isReply: boolean): string {
  const first = pick(random, isReply ? group.replies : group.remarks) ?? '';
  const second = !isReply && random() < SECOND_SHARE ? ` ${pick(random, group.remarks) ?? ''}` : '';
  const long = random() < LONG_WORD_SHARE ? ` ${pick(random, LONG_WORDS) ?? ''}` : '';
  return `${first}${second}${long}${pick(random, TAILS) ?? ''}`;
}
