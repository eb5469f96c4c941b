'use client';

import { CheatSheet } from '@/components/keys/cheat-sheet';
import { addWords } from '@/lib/words/catalogue';
import { keys } from '@/lib/words/en/keys';

addWords(keys);

/** The list of keys with its words, fetched when somebody asks for it. */
export default CheatSheet;
