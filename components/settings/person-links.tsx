'use client';

import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { isLinkAddress, linkBlanks, MOST_LINKS, type PersonLink } from '@/lib/domain/person-link';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { IconButton } from '../ui/icon-button';

interface PersonLinksProps {
  readonly links: readonly PersonLink[];
  readonly isPending: boolean;
  readonly onChange: (links: PersonLink[]) => void;
}

/** The ways from a person to systems of the workspace's own; each addition and removal counts at once. */
export function PersonLinks({ links, isPending, onChange }: PersonLinksProps) {
  const { t } = useWords();
  return (
    <>
      {links.length > 0 && (
        <ul className="grid gap-1">
          {links.map((link) => (
            <li key={`${link.name} ${link.address}`} className="flex items-center gap-2">
              <bdi className="font-medium">{link.name}</bdi>
              <code dir="ltr" className="min-w-0 flex-1 truncate text-text-3">
                {link.address}
              </code>
              <IconButton
                size="sm"
                label={t('workspace.removeLink', { name: link.name })}
                icon={<X size={14} />}
                onClick={() => onChange(links.filter((other) => other !== link))}
              />
            </li>
          ))}
        </ul>
      )}
      {links.length < MOST_LINKS && (
        <NewLink
          key={links.length}
          isPending={isPending}
          onAdd={(link) => onChange([...links.filter((other) => !isSame(other, link)), link])}
        />
      )}
    </>
  );
}

/** Entered twice, it is one. */
function isSame(a: PersonLink, b: PersonLink): boolean {
  return a.name === b.name && a.address === b.address;
}

interface NewLinkProps {
  readonly isPending: boolean;
  readonly onAdd: (link: PersonLink) => void;
}

function NewLink({ isPending, onAdd }: NewLinkProps) {
  const { t } = useWords();
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const told = (name: string) => String(fields.get(name)).trim();
    const link = { name: told('name'), address: told('address') };
    setWrong(!isLinkAddress(link.address));
    if (isLinkAddress(link.address)) onAdd(link);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <TextField
        id="link-name"
        name="name"
        label={t('workspace.linkName')}
        autoComplete="off"
        maxLength={40}
        required
      />
      <TextField
        id="link-address"
        name="address"
        label={t('workspace.linkAddress')}
        hint={t('workspace.linkHint', { blanks: linkBlanks.map((blank) => `{{${blank}}}`).join(', ') })}
        error={isWrong ? t('workspace.linkWrong') : null}
        autoComplete="off"
        dir="ltr"
        maxLength={500}
        required
      />
      <div>
        <Button type="submit" icon={<Plus size={14} />} aria-busy={isPending}>
          {t('workspace.addLink')}
        </Button>
      </div>
    </form>
  );
}
