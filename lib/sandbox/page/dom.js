/** Small helpers for the document. Words are only ever set as text, never as markup. */

/** @param {string} id */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/**
 * @param {string} className
 * @param {string} words
 * @param {() => void} act
 */
export function button(className, words, act) {
  const made = element('button', className, words);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/**
 * A moment in the words of whoever looks.
 * @param {string} iso
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function timeOf(iso, options) {
  const time = element('time', '', new Date(iso).toLocaleString(undefined, options));
  time.dateTime = iso;
  return time;
}

/**
 * Gives a select these options and keeps what is chosen, if it is still there.
 * @param {HTMLSelectElement} select
 * @param {[value: string, label: string][]} options
 */
export function fill(select, options) {
  const present = [...select.options].map(({ value, label }) => [value, label]);
  if (JSON.stringify(present) === JSON.stringify(options)) return;
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
  choose(select, chosen);
}

/**
 * Chooses a value, if it is among the options.
 * @param {HTMLSelectElement} select
 * @param {string | null | undefined} value
 */
export function choose(select, value) {
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}

/** @param {string} text */
export function shortened(text) {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
