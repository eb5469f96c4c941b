'use client';

import { Pencil, Plus, Trash2, Users } from 'lucide-react';
import type { Agent } from '@/lib/contract/agent';
import type { Team } from '@/lib/contract/team';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';

interface TeamsCardProps {
  readonly teams: readonly Team[];
  readonly agents: readonly Agent[];
  /** Null makes a new one. */
  readonly onEdit: (team: Team | null) => void;
  readonly onRemove: (team: Team) => void;
}

/** The teams that conversations can be given to. */
export function TeamsCard({ teams, agents, onEdit, onRemove }: TeamsCardProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="teams" className="mt-8">
      <div className="flex items-center gap-3 pb-3">
        <div className="min-w-0 flex-1">
          <h2 id="teams" className="text-15 font-semi tracking-title">
            {t('teams.title')}
          </h2>
          <p className="mt-0.5 text-text-3">{t('teams.lead')}</p>
        </div>
        <Button icon={<Plus size={14} />} onClick={() => onEdit(null)}>
          {t('teams.add')}
        </Button>
      </div>
      {teams.length > 0 && (
        <ul className="rounded-lg border border-line-strong">
          {teams.map((team) => (
            <li
              key={team.id}
              className="flex min-h-11 items-center gap-2.5 border-b border-line ps-4 pe-2 last:border-0"
            >
              <Users size={16} className="shrink-0 text-text-3" />
              <bdi className="font-medium whitespace-nowrap">{team.name}</bdi>
              <span className="min-w-0 flex-1 truncate text-text-3">
                {namesOf(team, agents).join(', ') || t('teams.empty')}
              </span>
              <IconButton
                label={t('teams.change', { name: team.name })}
                icon={<Pencil size={14} />}
                onClick={() => onEdit(team)}
              />
              <IconButton
                label={t('teams.remove', { name: team.name })}
                icon={<Trash2 size={14} />}
                onClick={() => onRemove(team)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function namesOf({ memberIds }: Team, agents: readonly Agent[]): string[] {
  return agents.filter(({ id, isActive }) => isActive && memberIds.includes(id)).map(({ name }) => name);
}
