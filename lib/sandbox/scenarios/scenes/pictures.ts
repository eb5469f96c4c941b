import type { FileKind } from '../../customers/files';
import { shuffled } from '../../state/random';
import type { ChannelType } from '../../state/records';
import type { Scene, SceneWish, Step } from './scene';
import { inRounds, repeated } from './steps';
import { sceneTexts } from './texts';

interface PictureText {
  readonly channel: ChannelType;
  readonly name: string;
  readonly language: string;
  readonly contents: readonly { readonly body: string | null; readonly files: readonly FileKind[] }[];
}

/** Photos, voice notes, films and papers, with and without words. Its size is the number of customers. */
export const pictures: Scene = {
  name: 'pictures',
  title: 'Photos, a voice note, a PDF and a film',
  channelType: null,
  usualSize: 4,
  plan: ({ random, size }: SceneWish) => {
    const texts = shuffled(random, sceneTexts<PictureText>('pictures'));
    return inRounds(repeated(texts, size).map(({ item, name }, index) => album({ ...item, name }, index)));
  },
};

function album({ channel, name, language, contents }: PictureText, index: number): Step[] {
  return contents.map(({ body, files }, place) => ({
    does: 'write',
    key: `${index} ${place}`,
    channel,
    customer: { name, language },
    body,
    files,
  }));
}
