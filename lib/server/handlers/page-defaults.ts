import 'server-only';
import Negotiator from 'negotiator';
import { LANGUAGE_COOKIE, type Language, languageOf, languages } from '@/lib/domain/language';
import type { Theme, WorkspaceDecisions } from '@/lib/domain/workspace-settings';
import { catalogues } from '@/lib/words/catalogues';
import type { Catalogue } from '@/lib/words/en';
import { getWorkspaceSettings } from '../queries/get-workspace-settings';
import { cookieNamed, findViewer } from '../session';

/** What a page needs before anything of it is drawn. */
export interface PageDefaults {
  /** For those who have chosen no colours in this browser. */
  theme: Theme;
  language: Language;
  /** The messages of the language; null where they are in the code of the page, as the English ones are. */
  words: Catalogue | null;
}

/**
 * How a page looks and speaks that nobody has chosen anything for: as the workspace has it, for whoever is signed in. The language is
 * the one that was chosen in this browser, else the workspace's, else what the browser asks for.
 *
 * @param asked the headers of the request
 */
export async function readPageDefaults(asked: Headers): Promise<PageDefaults> {
  const cookie = asked.get('cookie');
  // Neither is worth a page that fails: whatever is wrong, the page itself says it.
  const { defaultTheme, defaultLanguage } = await readDecisions(cookie).catch(() => ofNobody);
  const chosen = languageOf(cookieNamed(LANGUAGE_COOKIE, cookie ?? ''));
  const language = chosen ?? languageOf(defaultLanguage) ?? languageOfBrowser(asked.get('accept-language'));
  return { theme: defaultTheme, language, words: language === 'en' ? null : catalogues[language] };
}

type Decisions = Pick<WorkspaceDecisions, 'defaultTheme' | 'defaultLanguage'>;

const ofNobody: Decisions = { defaultTheme: 'system', defaultLanguage: 'browser' };

async function readDecisions(cookie: string | null): Promise<Decisions> {
  const viewer = await findViewer(cookie);
  return viewer ? getWorkspaceSettings(viewer) : ofNobody;
}

function languageOfBrowser(acceptLanguage: string | null): Language {
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } });
  return languageOf(asked.language([...languages])) ?? languages[0];
}
