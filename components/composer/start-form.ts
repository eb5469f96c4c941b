/** What somebody has typed to begin a conversation, as the policy asks for it and as the server takes it. */
import type { StartWish } from '@/lib/client/mutations/start-conversation';
import type { StartDraft } from '@/lib/client/start-draft';
import { isOf } from '@/lib/client/template-draft';
import type { Channel } from '@/lib/contract/channel';
import type { Template, TemplateUse } from '@/lib/contract/template';
import { type PhoneNumber, phoneNumberOf } from '@/lib/domain/phone';
import { addressesIn, type Opening, startRuleOf } from '@/lib/domain/start-policy';
import { type FilledTemplate, filledTemplate } from '@/lib/domain/template';

export interface ChosenTemplate {
  readonly template: Template;
  readonly use: TemplateUse;
  readonly filled: FilledTemplate;
}

/** The template that is being filled; null while none is chosen, or when it is there no longer. */
export function chosenIn(draft: StartDraft, templates: readonly Template[]): ChosenTemplate | null {
  const [use] = draft.uses;
  const template = draft.isTemplateChosen && use && templates.find((each) => isOf(use, each));
  return template ? { template, use, filled: filledTemplate(template.body, use.values) } : null;
}

/** The number that is typed; one without its country's code is of the country that the browser speaks of. */
export function numberIn({ number }: Pick<StartDraft, 'number'>): PhoneNumber | null {
  return phoneNumberOf(number, new Intl.Locale(navigator.language).region);
}

const nothingFilled: FilledTemplate = { text: '', values: {}, missing: [] };

/** What the policy is asked; null where nothing begins on this channel. */
export function openingOf(
  { type }: Pick<Channel, 'type'>,
  draft: StartDraft,
  templates: readonly Template[],
): Opening | null {
  const way = startRuleOf(type);
  switch (way) {
    case 'none':
      return null;
    case 'template':
      return {
        way,
        number: numberIn(draft)?.e164 ?? null,
        filled: chosenIn(draft, templates)?.filled ?? nothingFilled,
      };
    case 'public-post':
      return { way, body: draft.post };
    case 'email':
      return {
        way,
        to: addressesIn(draft.to),
        cc: addressesIn(draft.cc),
        subject: draft.subject,
        body: draft.mail,
      };
  }
}

/** What goes to the server; null while something is missing. */
export function wishOf(
  channelId: string,
  opening: Opening | null,
  chosen: ChosenTemplate | null,
): StartWish | null {
  switch (opening?.way) {
    case undefined:
      return null;
    case 'template': {
      if (!chosen || opening.number === null) return null;
      const { name, language } = chosen.template;
      const { text, values } = chosen.filled;
      const template = { name, language, values };
      return { way: 'template', channelId, number: opening.number, body: text, template };
    }
    case 'public-post':
      return { ...opening, channelId };
    case 'email':
      return { ...opening, channelId, to: [...opening.to], cc: [...opening.cc] };
  }
}
