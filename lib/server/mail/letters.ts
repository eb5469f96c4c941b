import 'server-only';
import { type DefaultLanguage, type Language, languageOf, languages } from '@/lib/domain/language';
import { catalogues } from '@/lib/words/catalogues';
import type { WordKey } from '@/lib/words/en';
import { createWords, type WordValues } from '@/lib/words/translate';
import { env } from '../env';

/** What a mail says, in the two forms that readers of mail take. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/**
 * Asks somebody to join a workspace.
 *
 * @param about `token`: what stands at the end of the link; `invitedBy` is null where it is the operator; `language` is the workspace's
 */
export function invitationLetter(about: {
  workspaceName: string;
  invitedBy: string | null;
  token: string;
  language: DefaultLanguage;
}): Letter {
  const { workspaceName: workspace, invitedBy: by, token } = about;
  const language = languageOfMail(about.language);
  const say = speak(language);
  return letter(language, {
    subject: say('mail.inviteSubject', { workspace }),
    lead: by === null ? say('mail.inviteFirst', { workspace }) : say('mail.inviteLead', { by, workspace }),
    path: `/invite/${token}`,
    action: say('mail.inviteAction'),
    end: say('mail.inviteEnd'),
  });
}

/** Brings somebody to where they choose a new password. @param about as for `invitationLetter` */
export function resetLetter(about: { name: string; token: string; language: DefaultLanguage }): Letter {
  const { name, token } = about;
  const language = languageOfMail(about.language);
  const say = speak(language);
  return letter(language, {
    subject: say('mail.resetSubject'),
    lead: say('mail.resetLead', { name }),
    path: `/reset/${token}`,
    action: say('mail.resetAction'),
    end: say('mail.resetEnd'),
  });
}

/** A mail goes to no browser that could be asked. */
function languageOfMail(language: DefaultLanguage): Language {
  return languageOf(language) ?? languages[0];
}

/** Names are of people: in a mail they are one line. */
function speak(language: Language): (key: WordKey, values?: WordValues) => string {
  const { t } = createWords((key) => catalogues[language][key], language);
  return (key, values = {}) => t(key, values).replaceAll(/\s+/g, ' ');
}

interface Parts {
  subject: string;
  lead: string;
  /** Below the public address: whoever asks for a mail has no say in where its link leads. */
  path: string;
  action: string;
  end: string;
}

function letter(language: Language, { subject, lead, path, action, end }: Parts): Letter {
  const link = `${env().publicUrl}${path}`;
  return {
    subject,
    text: `${lead}\n\n${action}:\n${link}\n\n${end}\n`,
    html: `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;line-height:1.5"><p>${escaped(lead)}</p>
<p><a href="${escaped(link)}">${escaped(action)}</a></p><p>${escaped(end)}</p></body></html>\n`,
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
