import { drawLink } from './attachment.js';
import { button, element } from './dom.js';
import { readStructured } from './structured.js';

/**
 * Draws structured content as what it is.
 * @param {any} content with structured content
 * @param {{ picked: string | undefined, onPick: ((choice: any) => void) | null }} picking null where nobody can choose
 */
export function drawStructured({ structuredContent, body }, picking) {
  const { label, cards } = readStructured(structuredContent);
  const drawn = element('div', 'structured');
  drawn.setAttribute('role', 'group');
  drawn.setAttribute('aria-label', label);
  // Platforms often repeat the text of a list as what is said.
  drawn.append(...cards.map((card) => drawCard(card, body, picking)));
  if (cards.length === 0) drawn.append(drawRaw(structuredContent));
  drawn.append(element('span', 'structured-kind', label));
  return drawn;
}

function drawCard(card, body, picking) {
  const drawn = element('div', 'card');
  if (card.title && card.title !== body) drawn.append(element('strong', '', card.title));
  if (card.text && card.text !== body) drawn.append(element('span', '', card.text));
  if (card.url) drawn.append(drawLink(card.url, card.urlText));
  for (const { title, choices } of card.sections) {
    if (title) drawn.append(element('span', 'structured-kind', title));
    drawn.append(...choices.map((choice) => drawChoice(choice, picking)));
  }
  if (card.footer) drawn.append(element('span', 'structured-kind', card.footer));
  return drawn;
}

function drawChoice(choice, { picked, onPick }) {
  if (choice.url) return drawLink(choice.url, choice.title);
  const drawn = onPick
    ? button('choice', choice.title, () => onPick(choice))
    : element('span', 'choice', choice.title);
  drawn.dataset.act = `pick ${choice.payload}`;
  if (choice.subtitle) drawn.append(element('small', '', choice.subtitle));
  if (choice.payload === picked) drawn.append(element('small', 'chosen', 'Chosen'));
  return drawn;
}

function drawRaw(structured) {
  const details = element('details');
  details.append(
    element('summary', '', 'A kind that this page cannot draw'),
    element('pre', '', JSON.stringify(structured, null, 2)),
  );
  return details;
}
