import 'server-only';
import { z } from 'zod';

/** `/…/[id]` */
export const idParams = z.object({ id: z.uuid() });
