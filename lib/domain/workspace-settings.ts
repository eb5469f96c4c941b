/** What a workspace decides for everybody in it. */
import type { BusinessHours } from './business-hours';
import type { DefaultLanguage } from './language';
import type { PersonLink } from './person-link';

/** Colours of the screen; `system` are those of the device. */
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export interface WorkspaceDecisions {
  /** Seconds before a reply goes out, in a talk with one person. */
  undoPrivateSeconds: number;
  /** Seconds before a reply goes out, in answer to something public. */
  undoPublicSeconds: number;
  /** Minutes; null: work stays with whoever has it. */
  returnAfterMinutes: number | null;
  /** Ways from a person to systems of the workspace's own, in the order they are shown. */
  personLinks: PersonLink[];
  /** The colours of the screen for those who have chosen none. */
  defaultTheme: Theme;
  /** The language for those who have chosen none, and of mails to people who are not here yet. */
  defaultLanguage: DefaultLanguage;
  /** An IANA name: by its clocks the hours are meant and the months are counted. */
  timeZone: string;
  /** When the team is there. */
  businessHours: BusinessHours;
}

/** Seconds for which a reply may wait to be taken back. Longer ones would not feel sent. */
export const undoChoices = [0, 5, 10, 20, 30] as const;

/** Minutes of absence after which open work returns to the queue; null: never. Shorter ones would catch a coffee. */
export const returnChoices = [15, 30, 60, 120, 480, null] as const;
