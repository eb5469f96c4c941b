'use client';

import { Fragment } from 'react';
import { actionGroups, actions, type Key } from '@/lib/client/actions';
import { isApple } from '@/lib/client/apple';
import { switchSingleKeys, useSingleKeys } from '@/lib/client/single-keys';
import type { WordKey } from '@/lib/words/en';
import { type Speech, useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { Segmented } from '../ui/segmented';

/** All keys and what they do, and the switch for those that are a single letter or sign. */
export function CheatSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const areSingleKeysOn = useSingleKeys();
  return (
    <Dialog kind="wide" title={t('keys.title')} closeLabel={t('common.close')} onClose={onClose}>
      <div className="gap-x-8 px-5 sm:columns-2">
        {actionGroups.map((group) => (
          <section key={group} className="break-inside-avoid pb-4">
            <h3 className="pb-1 text-12 font-medium text-text-3">{t(`keys.group.${group}`)}</h3>
            <dl>
              {actions
                .filter((action) => action.group === group)
                .map((action) => (
                  <Line key={action.id} words={action.words} keys={action.keys} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="px-5 pb-5">
        <div className="flex flex-wrap items-start gap-4 border-t border-line pt-4">
          <div className="min-w-0 flex-1">
            <p className="font-medium">{t('keys.single')}</p>
            <p className="text-text-2">{t('keys.singleHint')}</p>
          </div>
          <Segmented
            label={t('keys.single')}
            value={areSingleKeysOn ? 'on' : 'off'}
            onChange={(value) => switchSingleKeys(value === 'on')}
            segments={[
              { value: 'on', label: t('keys.on') },
              { value: 'off', label: t('keys.off') },
            ]}
          />
        </div>
      </div>
    </Dialog>
  );
}

function Line({ words, keys }: { readonly words: WordKey; readonly keys: readonly Key[] }) {
  const { t } = useWords();
  return (
    <div className="flex min-h-7 items-center gap-3">
      <dt className="min-w-0 flex-1">{t(words)}</dt>
      <dd className="flex items-center gap-1.5 text-12 text-text-3 [&_kbd]:inline-flex!">
        {keys.map((key, index) => (
          <Fragment key={key.key}>
            {index > 0 && t('keys.or')}
            {capsOf(key, t).map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** What stands on the keys. */
function capsOf({ key, isWithMod, isWithShift }: Key, t: Speech['t']): string[] {
  const cap = key.length === 1 ? key.toUpperCase() : t(`key.${key}` as WordKey);
  const held = [
    isWithMod && t(isApple() ? 'key.command' : 'key.control'),
    isWithShift && t(isApple() ? 'key.shiftSign' : 'key.shift'),
  ];
  return [...held.filter((held) => held !== false && held !== undefined), cap];
}
