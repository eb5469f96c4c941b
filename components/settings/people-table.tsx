'use client';

import type { Agent, AgentChange } from '@/lib/contract/agent';
import { MOST_CAPACITY } from '@/lib/domain/assignment';
import { type Role, roles } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';

interface PeopleTableProps {
  readonly agents: readonly Agent[];
  readonly viewerId: string;
  readonly onChange: (agent: Agent, change: AgentChange) => void;
  readonly onSignOut: (agent: Agent) => void;
  /** Makes a link with which they choose a new password. */
  readonly onResetPassword: (agent: Agent) => void;
}

/** Everybody who can sign in, with their role. */
export function PeopleTable({ agents, viewerId, ...acts }: PeopleTableProps) {
  const { t } = useWords();
  const head = 'px-2 py-2 text-start text-12 font-medium whitespace-nowrap text-text-3';
  return (
    <div className="overflow-x-auto rounded-lg border border-line-strong">
      <table className="w-full border-collapse">
        <thead className="border-b border-line">
          <tr>
            <th scope="col" className={`${head} ps-4`}>
              {t('users.name')}
            </th>
            <th scope="col" className={head}>
              {t('users.email')}
            </th>
            <th scope="col" className={head}>
              {t('users.role')}
            </th>
            <th scope="col" className={head}>
              {t('users.capacity')}
            </th>
            <th scope="col" className={head}>
              {t('users.state')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <PersonLine key={agent.id} agent={agent} isSelf={agent.id === viewerId} {...acts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PersonLineProps extends Omit<PeopleTableProps, 'agents' | 'viewerId'> {
  readonly agent: Agent;
  readonly isSelf: boolean;
}

function PersonLine({ agent, isSelf, onChange, ...acts }: PersonLineProps) {
  const { t } = useWords();
  return (
    <tr className="border-b border-line last:border-0 hover:bg-hover">
      <th scope="row" className="h-11 ps-4 pe-2 text-start font-medium whitespace-nowrap">
        <span className="flex items-center gap-2.5">
          <Avatar name={agent.name} seed={agent.id} size={24} />
          <bdi>{agent.name}</bdi>
          {isSelf && <span className="text-12 font-text text-text-3">{t('users.self')}</span>}
        </span>
      </th>
      <td className="px-2 text-text-2">
        <bdi>{agent.email}</bdi>
      </td>
      <td className="px-2">
        <RoleChoice agent={agent} onChange={(role) => onChange(agent, { role })} />
      </td>
      <td className="px-2">
        <CapacityField agent={agent} onChange={(capacity) => onChange(agent, { capacity })} />
      </td>
      <td className="px-2">
        <Chip tone={agent.isActive ? 'ok' : 'plain'}>
          {t(agent.isActive ? 'users.active' : 'users.inactive')}
        </Chip>
      </td>
      <td className="pe-4 text-end whitespace-nowrap">
        {!isSelf && agent.isActive && <SignInActs agent={agent} {...acts} />}
        {!isSelf && (
          <Button look="quiet" size="sm" onClick={() => onChange(agent, { isActive: !agent.isActive })}>
            {t(agent.isActive ? 'users.deactivate' : 'users.activate')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What can be done about how a colleague signs in. */
function SignInActs({ agent, onSignOut, onResetPassword }: Omit<PersonLineProps, 'isSelf' | 'onChange'>) {
  const { t } = useWords();
  const { name } = agent;
  return (
    <>
      <Button
        look="quiet"
        size="sm"
        aria-label={t('users.resetOf', { name })}
        onClick={() => onResetPassword(agent)}
      >
        {t('users.reset')}
      </Button>
      <Button
        look="quiet"
        size="sm"
        aria-label={t('users.signOutOf', { name })}
        onClick={() => onSignOut(agent)}
      >
        {t('users.signOut')}
      </Button>
    </>
  );
}

function RoleChoice({ agent, onChange }: { readonly agent: Agent; readonly onChange: (role: Role) => void }) {
  const { t } = useWords();
  return (
    <select
      aria-label={t('users.changeRole', { name: agent.name })}
      value={agent.role}
      onChange={(event) => {
        const role = roles.find((known) => known === event.currentTarget.value);
        if (role) onChange(role);
      }}
      className="h-7 rounded-sm border border-line-strong bg-raised px-1.5 pointer-coarse:h-11"
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  );
}

interface CapacityFieldProps {
  readonly agent: Agent;
  readonly onChange: (capacity: number | null) => void;
}

/** Saved when it is left or on Enter; empty is any number. What is not one from 1 on says so, and is not saved. */
function CapacityField({ agent: { name, capacity }, onChange }: CapacityFieldProps) {
  const { t } = useWords();
  const save = (field: HTMLInputElement) => {
    if (!field.reportValidity()) return;
    const wanted = field.value === '' ? null : field.valueAsNumber;
    if (wanted !== capacity) onChange(wanted);
  };
  return (
    <input
      // What a colleague has set in the meantime is shown.
      key={capacity}
      type="number"
      min={1}
      max={MOST_CAPACITY}
      step={1}
      aria-label={t('users.capacityOf', { name })}
      placeholder={t('users.noCapacity')}
      defaultValue={capacity ?? ''}
      onBlur={(event) => save(event.currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      className="h-7 w-20 rounded-sm border border-line-strong bg-raised px-1.5 tabular-nums placeholder:text-text-3 pointer-coarse:h-11"
    />
  );
}
