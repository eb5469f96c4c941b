'use client';

import type { Account } from '@/lib/contract/account';
import type { Channel } from '@/lib/contract/channel';
import type { IntakeEvent } from '@/lib/contract/intake';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { ChannelDisc } from '../ui/channel-glyph';
import { IntakeFateLine } from './intake-fate';
import { OpeningCell } from './opening-cell';

interface IntakeTableProps {
  readonly events: readonly IntakeEvent[];
  readonly accounts: readonly Account[];
  readonly channels: readonly Channel[];
  readonly onOpen: (id: string) => void;
}

const head = 'px-2 py-2 text-start text-12 font-medium whitespace-nowrap text-text-3';

/** What was delivered, a line each. */
export function IntakeTable({ events, accounts, channels, onOpen }: IntakeTableProps) {
  const { t } = useWords();
  return (
    <div className="overflow-x-auto rounded-lg border border-line-strong">
      <table className="w-full border-collapse tabular-nums">
        <thead className="border-b border-line">
          <tr>
            <th scope="col" className={`${head} ps-4`}>
              {t('intake.time')}
            </th>
            <th scope="col" className={head}>
              {t('intake.fate')}
            </th>
            <th scope="col" className={head}>
              {t('intake.channel')}
            </th>
            <th scope="col" className={`${head} max-lg:hidden`}>
              {t('intake.account')}
            </th>
            <th scope="col" className={`${head} pe-4 max-lg:hidden`}>
              {t('intake.content')}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Line
              key={event.id}
              event={event}
              account={accounts.find(({ id }) => id === event.accountId)}
              channel={channels.find(({ id }) => id === event.channelId)}
              onOpen={() => onOpen(event.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly event: IntakeEvent;
  readonly account: Account | undefined;
  readonly channel: Channel | undefined;
  readonly onOpen: () => void;
}

function Line({ event, account, channel, onOpen }: LineProps) {
  const { t } = useWords();
  return (
    <tr className="border-b border-line last:border-0 hover:bg-hover">
      <OpeningCell at={event.receivedAt} name={(when) => t('intake.open', { when })} onOpen={onOpen} />
      <td className="max-w-96 px-2">
        <IntakeFateLine event={event} />
      </td>
      <td className="px-2 whitespace-nowrap">
        {channel ? (
          <span className="flex items-center gap-2">
            <ChannelDisc glyph={capabilityOf(channel.type)?.glyph ?? 'unknown'} />
            <bdi>{channel.name ?? channelTypeName(channel.type)}</bdi>
          </span>
        ) : (
          <span className="text-text-3">{t('intake.noChannel')}</span>
        )}
      </td>
      <td className="px-2 whitespace-nowrap text-text-2 max-lg:hidden">
        <bdi>{account?.name}</bdi>
      </td>
      <td className="px-2 pe-4 font-mono text-12 whitespace-nowrap text-text-2 max-lg:hidden">
        <bdi>{event.contentId}</bdi>
      </td>
    </tr>
  );
}
