import 'server-only';
import { getPerson } from '../queries/get-person';
import { json } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/people/:id` */
export const readPerson = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  json(await getPerson(viewer, params.id)),
);
