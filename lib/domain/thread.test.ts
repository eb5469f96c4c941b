import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatten, threadOf } from './thread';

interface Comment {
  id: string;
  contentId: string | null;
  parentContentId: string | null;
  sentAt: string;
}

const comment = (id: string, parent: string | null, at = id): Comment => ({
  id,
  contentId: id,
  parentContentId: parent,
  sentAt: at,
});

const isHead = (message: Comment) => message.parentContentId === null;
const outline = (messages: Comment[]) =>
  flatten(threadOf(messages, isHead).comments).map(
    ({ message, depth, isOrphan }) => `${'  '.repeat(depth)}${message.id}${isOrphan ? ' (orphan)' : ''}`,
  );

describe('A public thread', () => {
  test('is a tree under its post, siblings in the order of their source', () => {
    const messages = [
      comment('d', 'b'),
      comment('post', null, '0'),
      comment('c', 'post'),
      comment('b', 'post'),
    ];
    expect(threadOf(messages, isHead).head?.id).toBe('post');
    expect(outline(messages)).toEqual(['b', '  d', 'c']);
  });

  test('keeps a comment whose parent is missing at the top, and moves it when the parent arrives', () => {
    const early = [comment('post', null, '0'), comment('d', 'b')];
    expect(outline(early)).toEqual(['d (orphan)']);
    expect(outline([...early, comment('b', 'post')])).toEqual(['b', '  d']);
  });

  test('shows comments even before the post itself is known', () => {
    expect(threadOf([comment('b', 'post')], isHead)).toMatchObject({
      head: null,
      comments: [{ isOrphan: true }],
    });
  });

  test('loses no message, whatever the platform says about parents', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const messages = fc.tuple(
      ...ids.map((id) => fc.option(fc.constantFrom(...ids, 'x')).map((p) => comment(id, p))),
    );
    fc.assert(
      fc.property(messages, (all) => {
        const { head, comments } = threadOf(all, isHead);
        const shown = [...(head ? [head.id] : []), ...flatten(comments).map(({ message }) => message.id)];
        expect(shown.sort()).toEqual(ids);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('is the same tree in whatever order its messages arrived', () => {
    const messages = [comment('post', null, '0'), comment('b', 'post'), comment('c', 'b'), comment('d', 'c')];
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: 4 }), (shuffled) => {
        expect(outline(shuffled)).toEqual(['b', '  c', '    d']);
      }),
      { seed: 3 },
    );
  });
});
