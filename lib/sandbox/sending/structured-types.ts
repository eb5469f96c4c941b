/** Content types of the structured kinds, which go by the names of the sibling API. */
const TYPES: Readonly<Record<string, string>> = {
  select: 'SelectMessage',
  list: 'ListMessage',
  template: 'TemplateMessage',
  carousel: 'CarouselMessage',
  rich_link: 'RichLinkMessage',
  time_select: 'TimePickerMessage',
  form: 'FormMessage',
  apple_pay: 'PaymentMessage',
  authenticate: 'AuthenticateMessage',
};

/** The content type of a structured kind, or undefined for a kind that no network has. */
export function structuredType(kind: unknown): string | undefined {
  return typeof kind === 'string' ? TYPES[kind] : undefined;
}
