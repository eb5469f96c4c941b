import { de } from './de';
import { type Catalogue, en } from './en';

/**
 * Every message in every language. For the server alone: a page gets those of its own language, and imported by one of its files
 * they would all be in the first load.
 */
export const catalogues: Readonly<Record<'en' | 'de', Catalogue>> = { en, de };
