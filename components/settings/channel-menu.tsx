import { ArrowDown, ArrowUp, Ellipsis, Eye, EyeOff, Lock, LockOpen, Trash2, UserCog } from 'lucide-react';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';
import { Menu, type MenuItem } from '../ui/menu';

interface ChannelMenuProps {
  readonly channel: Channel;
  /** As people call it. */
  readonly name: string;
  readonly onChange: (channelId: string, change: ChannelChange) => void;
  /** Opens what single people may do on it. */
  readonly onPeople: (channel: Channel) => void;
  /** Of one that is empty. */
  readonly onRemove: (channel: Channel) => void;
  /** Null at the edge. */
  readonly onMoveUp: (() => void) | null;
  readonly onMoveDown: (() => void) | null;
}

/** Where a channel stands, whether it is in the sidebar, and whether anything still goes out by it. */
export function ChannelMenu({ channel, name, onChange, onPeople, onRemove, ...moves }: ChannelMenuProps) {
  const { t } = useWords();
  const { id, isHidden, isRetired } = channel;
  const { onMoveUp, onMoveDown } = moves;
  const items: MenuItem[] = [
    {
      key: 'people',
      label: t('rights.people'),
      icon: <UserCog size={14} />,
      onSelect: () => onPeople(channel),
    },
    ...(onMoveUp
      ? [{ key: 'up', label: t('rights.moveUp'), icon: <ArrowUp size={14} />, onSelect: onMoveUp }]
      : []),
    ...(onMoveDown
      ? [{ key: 'down', label: t('rights.moveDown'), icon: <ArrowDown size={14} />, onSelect: onMoveDown }]
      : []),
    {
      key: 'hide',
      label: t(isHidden ? 'rights.show' : 'rights.hide'),
      icon: isHidden ? <Eye size={14} /> : <EyeOff size={14} />,
      onSelect: () => onChange(id, { isHidden: !isHidden }),
    },
    {
      key: 'close',
      label: t(isRetired ? 'rights.open' : 'rights.close'),
      icon: isRetired ? <LockOpen size={14} /> : <Lock size={14} />,
      onSelect: () => onChange(id, { isRetired: !isRetired }),
    },
    ...(channel.ledger?.isEmpty
      ? [
          {
            key: 'remove',
            label: t('rights.remove'),
            icon: <Trash2 size={14} />,
            onSelect: () => onRemove(channel),
          },
        ]
      : []),
  ];
  const label = t('rights.menu', { channel: name });
  return (
    <Menu
      label={label}
      align="end"
      trigger={<IconButton size="sm" label={label} icon={<Ellipsis size={16} />} />}
      items={items}
    />
  );
}
