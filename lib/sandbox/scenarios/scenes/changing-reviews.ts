import { shuffled } from '../../state/random';
import type { Scene, SceneWish, Step } from './scene';
import { inRounds, repeated } from './steps';
import { sceneTexts } from './texts';

interface ReviewText {
  readonly name: string;
  readonly language: string;
  readonly stars: number;
  readonly text: string | null;
  readonly changes: readonly { readonly stars: number; readonly text?: string }[];
  readonly isDeleted?: boolean;
}

/** Reviewers who think better, or worse, of their stars; one takes the review back. Its size is the number of reviews. */
export const changingReviews: Scene = {
  name: 'changing-reviews',
  title: 'Reviews whose stars go up and down',
  channelType: 'GoogleMyBusiness',
  usualSize: 8,
  plan: planReviews,
};

function planReviews({ random, size }: SceneWish): Step[] {
  const texts = shuffled(random, sceneTexts<ReviewText>('reviews'));
  return inRounds(
    repeated(texts, size).map(({ item, name }, index) => review(item, name, `review ${index}`)),
  );
}

function review(
  { language, stars, text, changes, isDeleted }: ReviewText,
  name: string,
  key: string,
): Step[] {
  const steps: Step[] = [
    {
      does: 'write',
      key,
      channel: 'GoogleMyBusiness',
      customer: { name, language },
      body: text,
      rating: stars,
    },
  ];
  for (const change of changes) {
    const words = change.text === undefined ? {} : { body: change.text };
    steps.push({ does: 'rewrite', key, rating: change.stars, ...words });
  }
  return isDeleted ? [...steps, { does: 'delete', key }] : steps;
}
