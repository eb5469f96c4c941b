import { Activity, Ellipsis, History, LogIn, Pencil, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';

interface AccountMenuProps {
  readonly account: Account;
  readonly onCheck: () => void;
  readonly onChange: () => void;
  readonly onHistory: () => void;
  readonly onSignIn: () => void;
  readonly onDisconnect: () => void;
}

/** What an admin may do with an account. Disconnecting asks first. */
export function AccountMenu({ account, onDisconnect, ...acts }: AccountMenuProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { name } = account;
  const isConnected = account.state !== 'disconnected';
  const check = {
    key: 'check',
    label: t('account.checkNow'),
    icon: <Activity size={14} />,
    onSelect: acts.onCheck,
  };
  const end = {
    key: 'disconnect',
    label: t('accounts.disconnect'),
    icon: <Unplug size={14} />,
    isDanger: true,
    onSelect: () => setAsking(true),
  };
  return (
    <>
      <Menu
        label={t('accounts.menu', { account: name })}
        align="end"
        trigger={<IconButton label={t('accounts.menu', { account: name })} icon={<Ellipsis size={16} />} />}
        items={[
          ...(isConnected ? [check] : []),
          { key: 'change', label: t('account.change'), icon: <Pencil size={14} />, onSelect: acts.onChange },
          {
            key: 'history',
            label: t('account.history'),
            icon: <History size={14} />,
            onSelect: acts.onHistory,
          },
          {
            key: 'sign-in',
            label: t('accounts.signInAgain'),
            icon: <LogIn size={14} />,
            onSelect: acts.onSignIn,
          },
          ...(isConnected ? [end] : []),
        ]}
      />
      {isAsking && (
        <Dialog
          kind="alert"
          title={t('accounts.disconnectTitle', { account: name })}
          description={t('accounts.disconnectFact')}
          closeLabel={t('common.close')}
          onClose={() => setAsking(false)}
        >
          <div className="flex justify-end gap-2 px-5 pb-5">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false);
                onDisconnect();
              }}
            >
              {t('accounts.disconnectDo')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
