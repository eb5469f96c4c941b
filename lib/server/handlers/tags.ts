import 'server-only';
import { newTag, type TagCounts, tagChange, tagRemoval } from '@/lib/contract/tag';
import { addTag } from '../commands/add-tag';
import { changeTag } from '../commands/change-tag';
import { removeTag } from '../commands/remove-tag';
import { countTagged, listTags } from '../queries/list-tags';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/tags` */
export const readTags = route({ access: 'signed-in' }, async ({ viewer }) =>
  json({ tags: await listTags(viewer.workspaceId) }),
);

/** `GET /api/tags/counts` */
export const readTagCounts = route({ access: 'manage-tags' }, async ({ viewer }) =>
  json({ counts: await countTagged(viewer.workspaceId) } satisfies TagCounts),
);

/** `POST /api/tags` */
export const createTag = route({ access: 'manage-tags', body: newTag }, async ({ viewer, body }) =>
  json(await addTag(viewer, body, new Date()), 201),
);

/** `PATCH /api/tags/:id` */
export const updateTag = route(
  { access: 'manage-tags', params: idParams, body: tagChange },
  async ({ viewer, params, body }) => json(await changeTag(viewer, params.id, body, new Date())),
);

/** `DELETE /api/tags/:id` */
export const deleteTag = route(
  { access: 'manage-tags', params: idParams, query: tagRemoval },
  async ({ viewer, params, query }) => {
    await removeTag(viewer, { tagId: params.id, intoId: query.into ?? null }, new Date());
    return noContent();
  },
);
