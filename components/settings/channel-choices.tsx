'use client';

import { useState } from 'react';
import type { Channel } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Choice, Choices } from './choices';

interface ChannelChoicesProps {
  readonly channels: readonly Channel[];
  /** What it means to choose none of them. */
  readonly everyChannel: string;
  /** Null: every channel. */
  readonly chosen?: readonly string[] | null;
  readonly error: string | null;
}

/** Every channel, or some. */
export function ChannelChoices({ channels, everyChannel, chosen = null, error }: ChannelChoicesProps) {
  const { t } = useWords();
  const [isChosen, setChosen] = useState(chosen !== null);
  const reach = (value: string) => ({
    type: 'radio' as const,
    name: 'reach',
    value,
    checked: isChosen === (value === 'some'),
    onChange: () => setChosen(value === 'some'),
  });
  return (
    <Choices title={t('api.channels')} error={error}>
      <Choice {...reach('every')}>{everyChannel}</Choice>
      <Choice {...reach('some')}>{t('api.someChannels')}</Choice>
      {isChosen && (
        <div className="ms-6.5 max-h-44 overflow-y-auto">
          {channels.map(({ id, type, name }) => (
            <Choice key={id} type="checkbox" name="channel" value={id} defaultChecked={chosen?.includes(id)}>
              {channelTypeName(type)}
              {name !== null && <bdi className="truncate text-text-3">{name}</bdi>}
            </Choice>
          ))}
        </div>
      )}
    </Choices>
  );
}

/** What was chosen: null for every channel. */
export function chosenChannels(fields: FormData): string[] | null {
  return fields.get('reach') === 'every' ? null : fields.getAll('channel').map(String);
}
