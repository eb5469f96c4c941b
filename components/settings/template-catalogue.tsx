'use client';

import { ClipboardPaste, Pencil, Plus, Trash2 } from 'lucide-react';
import type { Template } from '@/lib/contract/template';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';

interface TemplateCatalogueProps {
  readonly templates: readonly Template[];
  /** Null for a new one. */
  readonly onEdit: (template: Template | null) => void;
  readonly onPaste: () => void;
  readonly onRemove: (template: Template) => void;
}

/** The templates of a channel, and the two ways to enter them. */
export function TemplateCatalogue({ templates, onEdit, onPaste, onRemove }: TemplateCatalogueProps) {
  const { t } = useWords();
  return (
    <div className="grid gap-3 px-5 pb-5">
      <div className="flex flex-wrap gap-2">
        <Button look="primary" icon={<Plus size={14} />} onClick={() => onEdit(null)}>
          {t('templates.new')}
        </Button>
        <Button icon={<ClipboardPaste size={14} />} onClick={onPaste}>
          {t('templates.paste')}
        </Button>
      </div>
      {templates.length === 0 ? (
        <EmptyState title={t('templates.empty')} fact={t('templates.emptyFact')} />
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line-strong">
          {templates.map((template) => (
            <Line key={template.id} template={template} onEdit={onEdit} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({
  template,
  onEdit,
  onRemove,
}: Pick<TemplateCatalogueProps, 'onEdit' | 'onRemove'> & { readonly template: Template }) {
  const { t } = useWords();
  const { name, language, body } = template;
  return (
    <li className="flex items-start gap-3 py-2.5 ps-4 pe-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <b className="font-medium wrap-anywhere">{name}</b>
          <Chip>{language}</Chip>
        </p>
        <p dir="auto" className="mt-0.5 line-clamp-2 whitespace-pre-line text-text-2">
          {body}
        </p>
      </div>
      <span className="flex">
        <IconButton
          label={t('templates.change', { name, language })}
          icon={<Pencil size={16} />}
          onClick={() => onEdit(template)}
        />
        <IconButton
          label={t('templates.remove', { name, language })}
          icon={<Trash2 size={16} />}
          onClick={() => onRemove(template)}
        />
      </span>
    </li>
  );
}
