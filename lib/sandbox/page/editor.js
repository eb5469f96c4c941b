import { button, element } from './dom.js';

/**
 * Turns the bubble of a content into a text field, for a review with its stars, until it is saved or given up.
 * @param {any} content
 * @param {HTMLElement} item of the talk
 * @param {(change: { body?: string, rating?: number }, close: () => void) => void} onSave closes it when it is saved
 */
export function startEditing(content, item, onSave) {
  const bubble = item.querySelector('.bubble');
  const close = () => {
    form.replaceWith(bubble);
    delete item.dataset.editing;
    item.querySelector('[data-act=edit]').focus();
  };
  const form = drawForm(content, close);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSave(changeIn(form, content), close);
  });
  item.dataset.editing = '';
  bubble.replaceWith(form);
  form.elements.words.focus();
}

function drawForm(content, close) {
  const form = element('form', 'editor');
  form.append(drawWords(content.body ?? ''));
  if (content.rating) form.append(drawStars(content.rating));
  const save = element('button', '', 'Save');
  const actions = element('div', 'actions');
  actions.append(save, button('plain', 'Cancel', close));
  form.append(actions);
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  return form;
}

function drawWords(body) {
  const words = element('textarea');
  words.name = 'words';
  words.dir = 'auto';
  words.value = body;
  words.setAttribute('aria-label', 'New text');
  return words;
}

function drawStars(rating) {
  const stars = element('fieldset', 'stars');
  stars.append(element('legend', '', 'New stars'));
  for (const value of [1, 2, 3, 4, 5]) {
    const radio = element('input');
    Object.assign(radio, { type: 'radio', name: 'stars', value, checked: value === rating });
    const label = element('label');
    label.append(radio, ` ${value}`);
    stars.append(label);
  }
  return stars;
}

function changeIn(form, content) {
  const words = form.elements.words.value;
  return {
    body: words === (content.body ?? '') ? undefined : words,
    rating: content.rating ? Number(form.elements.stars.value) : undefined,
  };
}
