import { describe, expect, test } from 'vitest';
import { mostFiles, pickableTypes, refusalOfFile } from './attachment-policy';
import { capabilityOf, knownChannelTypes } from './channel';
import type { FileKind } from './file-rules';

const someType: Record<FileKind, string> = {
  image: 'image/heic',
  video: 'video/x-msvideo',
  audio: 'audio/flac',
  file: 'application/zip',
};

describe.each(knownChannelTypes)('a file on %s', (channelType) => {
  const rule = capabilityOf(channelType)?.files ?? null;

  test.each(Object.keys(someType) as FileKind[])('is taken as %s up to its limit and no further', (kind) => {
    const limit = rule?.kinds[kind];
    const contentType = limit?.types?.[0] ?? someType[kind];
    const at = (size: number) => refusalOfFile(channelType, { contentType, size })?.refusal ?? null;
    if (!rule) return expect(at(1)).toBe('files-not-taken');
    if (!limit) return expect(at(1)).toBe('file-kind-not-taken');
    expect([at(0), at(1), at(limit.bytes), at(limit.bytes + 1)]).toEqual([
      'file-empty',
      null,
      null,
      'file-too-large',
    ]);
    const other = refusalOfFile(channelType, { contentType: someType[kind], size: 1 });
    expect(other?.refusal ?? null).toBe(limit.types === null ? null : 'file-kind-not-taken');
  });

  test('can be attached exactly where a message takes at least one', () => {
    expect(mostFiles(channelType) > 0).toBe(rule !== null);
  });
});

test('a picker hides nothing where any file goes, and offers what is taken elsewhere', () => {
  expect(pickableTypes('WhatsApp')).toEqual([]);
  expect(pickableTypes('Facebook')).toEqual(['image/*', 'video/*']);
  expect(pickableTypes('Twitter')).toContain('image/webp');
  expect(pickableTypes('Linkedin')).toEqual([]);
});

test('a type is known by its name alone, whatever follows it and however it is written', () => {
  expect(refusalOfFile('WhatsApp', { contentType: 'Image/JPEG; x=1', size: 1 })).toBeNull();
});
