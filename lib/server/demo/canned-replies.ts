import 'server-only';
import type { CannedReplyDraft } from '@/lib/contract/canned-reply';

/** What the demo's business answers every day. */
export const demoCannedReplies: Pick<CannedReplyDraft, 'shortcut' | 'title' | 'body'>[] = [
  {
    shortcut: 'reach-us',
    title: 'How to find the workshop',
    body: 'Our Bristol workshop is at 14 Quay Street, blue door, rack outside.',
  },
  {
    shortcut: 'ready-to-collect',
    title: 'Your bike is ready',
    body: 'Good news, {{first_name}}: your {{bike_model}} is ready to collect. We are open until six.',
  },
  {
    shortcut: 'repair-delayed',
    title: 'A part is late',
    body: 'The {{part}} is arriving later than promised, {{first_name}}. The new date is {{date}}. Sorry for the wait.',
  },
  {
    shortcut: 'repair-in-warranty',
    title: 'The repair is free',
    body: 'This repair is covered by your warranty until {{warranty_until}}.',
  },
];
