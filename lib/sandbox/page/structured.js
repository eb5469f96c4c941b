/**
 * Reads structured content. Its members go by the names of the sibling API or by the same in camelCase, nobody
 * knows which, so both are taken.
 */

const LABELS = {
  list: 'List to choose from',
  select: 'Quick replies',
  time_select: 'Times to choose from',
  template: 'Template',
  carousel: 'Carousel',
  rich_link: 'Link',
};

/**
 * @typedef {{ title: string, subtitle: string, payload: string, url: string }} Choice
 * @typedef {{ title: string, text: string, url: string, urlText: string, footer: string,
 *   sections: { title: string, choices: Choice[] }[] }} Card
 */

/**
 * What can be shown of it; a kind that this page does not know has no cards.
 * @param {any} structured
 * @returns {{ label: string, cards: Card[] }}
 */
export function readStructured(structured) {
  const { type } = structured;
  if (!(type in LABELS)) return { label: String(type), cards: [] };
  const parts = type === 'carousel' ? listOf(structured.items) : [structured];
  return { label: LABELS[type], cards: parts.map(readCard) };
}

/** @param {any} structured */
export function isPick(structured) {
  return typeof structured?.type === 'string' && structured.type.endsWith('_reply');
}

/**
 * What was picked from each offer, by its id: a pick belongs to the last offer before it that held it.
 * @param {any[]} contents oldest first
 * @returns {Map<string, string>}
 */
export function picksOf(contents) {
  const picks = new Map();
  const offers = [];
  for (const { id, structuredContent } of contents) {
    if (!structuredContent) continue;
    if (!isPick(structuredContent)) offers.unshift({ id, payloads: payloadsIn(structuredContent) });
    const offer = offers.find(({ payloads }) => payloads.includes(structuredContent.payload));
    if (offer) picks.set(offer.id, structuredContent.payload);
  }
  return picks;
}

function payloadsIn(structured) {
  const { cards } = readStructured(structured);
  return cards.flatMap(({ sections }) => sections.flatMap(({ choices }) => choices.map((it) => it.payload)));
}

/** @returns {Card} */
function readCard(part) {
  return {
    title: textOf(part.title ?? part.header),
    text: textOf(part.subtitle ?? part.location?.title),
    url: textOf(part.url),
    urlText: textOf(part.url_text ?? part.urlText ?? part.url),
    footer: textOf(part.footer),
    sections: readSections(part),
  };
}

/** Items that name no section come first. */
function readSections(part) {
  const items = [...listOf(part.items), ...listOf(part.timeslots)];
  const sections = [{}, ...listOf(part.sections)];
  const home = (item) => {
    const wanted = item.section_identifier ?? item.sectionIdentifier;
    return (
      sections.find(({ identifier }) => identifier !== undefined && identifier === wanted) ?? sections[0]
    );
  };
  const filled = sections.map((section) => ({
    title: textOf(section.title),
    choices: items.filter((item) => home(item) === section).map(readChoice),
  }));
  return filled.filter(({ choices }) => choices.length > 0);
}

/** @returns {Choice} */
function readChoice(item) {
  const start = item.start_time ?? item.startTime;
  const title = textOf(start ? timeWords(start, item.duration) : item.title) || 'Without a name';
  return {
    title,
    subtitle: textOf(item.subtitle),
    payload: textOf(item.payload ?? item.identifier ?? title),
    url: item.type === 'url' ? textOf(item.url) : '',
  };
}

/** @param {string} start @param {number | undefined} duration in seconds */
function timeWords(start, duration) {
  const time = new Date(start);
  if (Number.isNaN(time.getTime())) return start;
  const words = time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return duration > 0 ? `${words}, ${Math.round(duration / 60)} min` : words;
}

function listOf(value) {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

function textOf(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
