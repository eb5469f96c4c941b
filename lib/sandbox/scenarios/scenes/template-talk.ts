import { pick, type Random, shuffled } from '../../state/random';
import type { Actor, Scene, SceneWish, Step } from './scene';
import { inRounds, repeated } from './steps';
import { sceneTexts } from './texts';

interface TemplateText {
  readonly name: string;
  readonly language: string;
  readonly template: string;
  readonly buttons: readonly string[];
  /** What the customer says after the quick reply. */
  readonly words: readonly string[];
}

/** A template of the business, the quick reply to it, and then free words. Its size is the number of customers. */
export const templateTalk: Scene = {
  name: 'template-talk',
  title: 'Templates, answered by a button and then in words',
  channelType: 'WhatsApp',
  usualSize: 5,
  plan: ({ random, size }: SceneWish) => {
    const texts = shuffled(random, sceneTexts<TemplateText>('templates'));
    return inRounds(
      repeated(texts, size).map(({ item, name }, index) => talk(random, { ...item, name }, index)),
    );
  },
};

function talk(random: Random, text: TemplateText, index: number): Step[] {
  const customer: Actor = { name: text.name, language: text.language };
  const shared = { does: 'write', channel: 'WhatsApp', customer } as const;
  const items = text.buttons.map((title, place) => ({
    type: 'reply',
    title,
    payload: `answer-${place + 1}`,
  }));
  const { title, payload } = pick(random, items) ?? { title: '', payload: '' };
  return [
    {
      ...shared,
      key: `${index} template`,
      isNative: true,
      // The words of a template stand in its structure, as the platform has them.
      body: null,
      structured: { type: 'template', subtitle: text.template, items },
    },
    {
      ...shared,
      key: `${index} answer`,
      body: title,
      structured: { type: 'template_reply', title, payload },
    },
    ...text.words.map((body, place): Step => ({ ...shared, key: `${index} words ${place}`, body })),
  ];
}
