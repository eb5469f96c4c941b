'use client';

import { useState } from 'react';
import { PasteTemplates } from '@/components/settings/paste-templates';
import { ReadState } from '@/components/settings/read-state';
import { TemplateCatalogue } from '@/components/settings/template-catalogue';
import { TemplateForm } from '@/components/settings/template-form';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useImportTemplates } from '@/lib/client/mutations/import-templates';
import { useRemoveTemplate } from '@/lib/client/mutations/remove-template';
import { useSaveTemplate } from '@/lib/client/mutations/save-template';
import { useTemplates } from '@/lib/client/queries/templates';
import type { Channel } from '@/lib/contract/channel';
import type { Template } from '@/lib/contract/template';
import { channelTypeName } from '@/lib/domain/channel';
import { addWords } from '@/lib/words/catalogue';
import { templates as words } from '@/lib/words/en/templates';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

addWords(words);

interface TemplatesDialogProps {
  readonly channel: Channel;
  readonly onClose: () => void;
}

type Step = { at: 'list' } | { at: 'form'; template: Template | null } | { at: 'paste' };

/** The catalogue of a channel: what is there, one of it being written, or many being pasted. */
export default function TemplatesDialog({ channel, onClose }: TemplatesDialogProps) {
  const { t } = useWords();
  const [step, setStep] = useState<Step>({ at: 'list' });
  const toList = () => setStep({ at: 'list' });
  const network = channelTypeName(channel.type);
  return (
    <Dialog
      kind="wide"
      title={t('templates.title', { channel: channel.name ?? network })}
      description={t('templates.lead', { network })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {step.at === 'list' && (
        <Catalogue
          channelId={channel.id}
          onEdit={(template) => setStep({ at: 'form', template })}
          onPaste={() => setStep({ at: 'paste' })}
        />
      )}
      {step.at === 'form' && <Writing channelId={channel.id} template={step.template} onDone={toList} />}
      {step.at === 'paste' && <Pasting channelId={channel.id} onDone={toList} />}
    </Dialog>
  );
}

interface CatalogueProps {
  readonly channelId: string;
  readonly onEdit: (template: Template | null) => void;
  readonly onPaste: () => void;
}

function Catalogue({ channelId, onEdit, onPaste }: CatalogueProps) {
  const { t } = useWords();
  const templates = useTemplates(channelId);
  const remove = useRemove(channelId);
  if (templates.data) {
    return (
      <TemplateCatalogue templates={templates.data} onEdit={onEdit} onPaste={onPaste} onRemove={remove} />
    );
  }
  return <ReadState query={templates} failed={t('template.failed')} skeleton="mx-5 mb-5 h-40" />;
}

/** Takes a template away; for a moment it can be had back. */
function useRemove(channelId: string): (template: Template) => void {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate: remove } = useRemoveTemplate(channelId);
  const { mutate: save } = useSaveTemplate(channelId);
  return ({ id, name, language, body }) => {
    const run = () => save({ id: null, draft: { name, language, body } });
    remove(id, {
      onSuccess: () =>
        toast({
          text: t('templates.removed', { name }),
          action: { label: t('common.undo'), isUndo: true, run },
        }),
      onError: sayWhy,
    });
  };
}

interface StepProps {
  readonly channelId: string;
  readonly onDone: () => void;
}

function Writing({ channelId, template, onDone }: StepProps & { readonly template: Template | null }) {
  const { t } = useWords();
  const toast = useToast();
  const save = useSaveTemplate(channelId);
  return (
    <TemplateForm
      template={template}
      failure={save.isError ? failureCodeOf(save.error) : null}
      isPending={save.isPending}
      onSave={(draft) =>
        save.mutate(
          { id: template?.id ?? null, draft: { ...draft, expectedVersion: template?.version } },
          {
            onSuccess: () => {
              toast({ text: t('templates.saved', { name: draft.name }) });
              onDone();
            },
          },
        )
      }
      onClose={onDone}
    />
  );
}

function Pasting({ channelId, onDone }: StepProps) {
  const { t } = useWords();
  const toast = useToast();
  const bring = useImportTemplates(channelId);
  return (
    <PasteTemplates
      failure={bring.isError ? failureCodeOf(bring.error) : null}
      isPending={bring.isPending}
      onTake={(templates) =>
        bring.mutate(
          { templates },
          {
            onSuccess: (imported) => {
              if (imported) toast({ text: t('templates.imported', imported) });
              onDone();
            },
          },
        )
      }
      onClose={onDone}
    />
  );
}
