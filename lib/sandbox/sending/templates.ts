import { isObject, type JsonObject } from '../http/json';

/** A WhatsApp template that the network has approved for the demo business. */
export interface Template {
  readonly name: string;
  readonly language: string;
  /** `{{1}}`, `{{2}}` … stand for the body parameters. */
  readonly body: string;
}

export const TEMPLATES: readonly Template[] = [
  { name: 'delivery_update', language: 'en', body: 'Hi {{1}}, your bike arrives {{2}}.' },
  { name: 'delivery_update', language: 'de', body: 'Hallo {{1}}, dein Rad kommt {{2}}.' },
  { name: 'workshop_ready', language: 'en', body: 'Hi {{1}}, your {{2}} is ready to collect until {{3}}.' },
  {
    name: 'workshop_ready',
    language: 'fr',
    body: 'Bonjour {{1}}, votre {{2}} est prêt, à retirer avant {{3}}.',
  },
  {
    name: 'reopen_talk',
    language: 'en',
    body: 'Hi {{1}}, we have news about your question. May we write to you here?',
  },
];

/**
 * The text a customer will read, or the reason why the network refuses: no such template in this
 * language, or another number of parameters than it has places.
 */
export function renderTemplate(
  name: string,
  language: string,
  components: readonly JsonObject[],
): { readonly text: string; readonly fault: string | null } {
  const template = TEMPLATES.find((known) => known.name === name && known.language === language);
  if (!template) {
    return { text: name, fault: '132001 - Template name does not exist in the translation' };
  }
  const values = bodyParameters(components);
  const places = new Set(template.body.match(/\{\{\d+\}\}/g)).size;
  const text = template.body.replace(
    /\{\{(\d+)\}\}/g,
    (place, number: string) => values[Number(number) - 1] ?? place,
  );
  const fault = values.length === places ? null : '132000 - Number of parameters does not match the template';
  return { text, fault };
}

function bodyParameters(components: readonly JsonObject[]): string[] {
  const body = components.find((component) => String(component.type).toLowerCase() === 'body');
  const parameters = Array.isArray(body?.parameters) ? body.parameters : [];
  return parameters.flatMap((parameter) =>
    isObject(parameter) && typeof parameter.text === 'string' ? [parameter.text] : [],
  );
}
