import 'server-only';
import type { NewTag } from '@/lib/contract/tag';

/** Words that the demo's business puts on its conversations. */
export const demoTags: NewTag[] = [
  { name: 'Delivery', colour: 'teal' },
  { name: 'Warranty', colour: 'sand' },
  { name: 'Wholesale', colour: 'plum' },
  { name: 'Workshop', colour: 'moss' },
];
