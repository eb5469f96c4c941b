/**
 * The files that lie in a composer: on their way to our server, or there. They belong to the place they were attached
 * in, whatever is looked at meanwhile; those that are whole are found again after the page was loaded anew.
 */
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { type Upload, upload } from '@/lib/contract/upload';
import { type FileRefusal, refusalOfFile } from '@/lib/domain/attachment-policy';
import { type DraftPlace, keyOf } from './drafts';
import { type FailureCode, failureCodeOf, write } from './http';
import { newId } from './new-id';
import { sendFile } from './send-file';
import { readStored, writeStored } from './storage';

/** Where a file stands: `refused` by the channel's rules before a byte was sent, `failed` on its way. */
export type Standing =
  | { readonly state: 'whole' }
  | { readonly state: 'uploading'; readonly share: number }
  | { readonly state: 'failed'; readonly failure: FailureCode }
  | { readonly state: 'refused'; readonly reason: FileRefusal };

export interface Attached extends Upload {
  readonly standing: Standing;
}

/** What only this page has of a file. */
interface Held {
  readonly file: File;
  readonly giveUp: AbortController;
}

const NONE: readonly Attached[] = [];
const trays = new Map<string, readonly Attached[]>();
const held = new Map<string, Held>();
/** Addresses of pictures of this page, by the file's id. */
const previews = new Map<string, string>();
const listeners = new Set<() => void>();

const storeKeyOf = (place: DraftPlace) => `foyer.files.${keyOf(place)}`;
const storedTray = z.array(upload);

/** What lies in a composer. */
export function useAttached(place: DraftPlace): readonly Attached[] {
  return useSyncExternalStore(
    watch,
    () => trayOf(place),
    () => NONE,
  );
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function trayOf(place: DraftPlace): readonly Attached[] {
  const key = storeKeyOf(place);
  const known = trays.get(key);
  if (known) return known;
  const tray = keptIn(key);
  trays.set(key, tray);
  return tray;
}

function keptIn(key: string): readonly Attached[] {
  try {
    const kept = storedTray.parse(JSON.parse(readStored(key) ?? '[]'));
    return kept.map((file) => ({ ...file, standing: { state: 'whole' } }));
  } catch {
    // Kept by another version of this page.
    return NONE;
  }
}

function change(place: DraftPlace, next: readonly Attached[]): void {
  const key = storeKeyOf(place);
  trays.set(key, next);
  const whole = wholeIn(next);
  writeStored(key, whole.length > 0 ? JSON.stringify(whole) : null);
  for (const listener of listeners) listener();
}

function wholeIn(tray: readonly Attached[]): Upload[] {
  return tray.flatMap(({ standing, ...file }) => (standing.state === 'whole' ? file : []));
}

/** Attaches files to what is written in a place; those the channel does not take stay there with the reason. */
export function attach(place: DraftPlace, channelType: string, files: readonly File[]): void {
  for (const file of files) {
    const id = newId();
    const facts = { contentType: file.type || 'application/octet-stream', size: file.size };
    const reason = refusalOfFile(channelType, facts);
    const standing: Standing = reason ? { state: 'refused', reason } : { state: 'uploading', share: 0 };
    if (file.type.startsWith('image/')) previews.set(id, URL.createObjectURL(file));
    change(place, [...trayOf(place), { id, name: file.name || 'file', ...facts, standing }]);
    if (!reason) void begin(place, id, file);
  }
}

/** Sends a file that failed again. */
export function attachAgain(place: DraftPlace, id: string): void {
  const known = held.get(id);
  if (known) void begin(place, id, known.file);
}

async function begin(place: DraftPlace, id: string, file: File): Promise<void> {
  const giveUp = new AbortController();
  held.set(id, { file, giveUp });
  const stand = (standing: Standing) =>
    change(
      place,
      trayOf(place).map((other) => (other.id === id ? { ...other, standing } : other)),
    );
  const query = new URLSearchParams({ id, name: file.name || 'file' });
  stand({ state: 'uploading', share: 0 });
  try {
    await sendFile(`/api/conversations/${place.conversationId}/uploads?${query}`, file, {
      onProgress: (share) => stand({ state: 'uploading', share }),
      signal: giveUp.signal,
    });
    held.delete(id);
    stand({ state: 'whole' });
  } catch (error) {
    stand({ state: 'failed', failure: failureCodeOf(error) });
  }
}

/** Takes a file away again; one that is on its way is given up. */
export function detach(place: DraftPlace, id: string): void {
  const file = trayOf(place).find((other) => other.id === id);
  change(
    place,
    trayOf(place).filter((other) => other.id !== id),
  );
  held.get(id)?.giveUp.abort();
  held.delete(id);
  forgetPreview(id);
  // What is not taken away there is forgotten by itself after a day.
  if (file && file.standing.state !== 'refused') {
    write(`/api/uploads/${id}`, null, { method: 'DELETE' }).catch(() => {});
  }
}

/** They go with what was written: the composer is empty again. */
export function takeAttached(place: DraftPlace): Upload[] {
  const taken = wholeIn(trayOf(place));
  change(place, NONE);
  return taken;
}

/** What they went with comes back to its author. */
export function putBackAttached(place: DraftPlace, files: readonly Upload[]): void {
  if (files.length === 0) return;
  const back = files.map((file): Attached => ({ ...file, standing: { state: 'whole' } }));
  change(place, [...back, ...trayOf(place)]);
}

/** A picture of this page, to be shown before our server has it; null for everything else. */
export function previewOf(id: string): string | null {
  return previews.get(id) ?? null;
}

function forgetPreview(id: string): void {
  const address = previews.get(id);
  if (address) URL.revokeObjectURL(address);
  previews.delete(id);
}
