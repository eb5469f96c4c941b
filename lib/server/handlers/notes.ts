import 'server-only';
import { mentionChange, noteChange, noteDraft } from '@/lib/contract/note';
import { addNote } from '../commands/add-note';
import { changeNote } from '../commands/change-note';
import { finishMention } from '../commands/finish-mention';
import { removeNote } from '../commands/remove-note';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `POST /api/conversations/:id/notes` */
export const createNote = route(
  { access: 'signed-in', params: idParams, body: noteDraft },
  async ({ viewer, params, body }) => json(await addNote(viewer, params.id, body, new Date()), 201),
);

/** `PATCH /api/notes/:id` */
export const updateNote = route(
  { access: 'signed-in', params: idParams, body: noteChange },
  async ({ viewer, params, body }) => json(await changeNote(viewer, params.id, body, new Date())),
);

/** `DELETE /api/notes/:id` */
export const deleteNote = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await removeNote(viewer, params.id, new Date());
  return noContent();
});

/** `PUT /api/conversations/:id/mention` */
export const setMention = route(
  { access: 'signed-in', params: idParams, body: mentionChange },
  async ({ viewer, params, body }) => {
    await finishMention(viewer, params.id, body.isDone, new Date());
    return noContent();
  },
);
