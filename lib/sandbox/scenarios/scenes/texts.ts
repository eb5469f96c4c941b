import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from '../../state/assets';

/** The words of a scene: fixtures/scenes/<name>.json. */
export function sceneTexts<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(FIXTURES, 'scenes', `${name}.json`), 'utf8')) as T[];
}
