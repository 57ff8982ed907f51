// A part of a page with a heading of its own. It loads by itself, and what fails in it leaves the rest of the page alone.
import { h, replace } from './dom.js';
import { failed } from './states.js';

export function panel(id, title, ...content) {
  return h('section', { class: 'panel', id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...content);
}

/** Fills a place with what load() promises; a failure is shown there, with a way to try again. */
export async function fillIn(place, load, signal) {
  place.setAttribute('aria-busy', 'true');
  try {
    replace(place, await load());
  } catch (failure) {
    if (signal?.aborted || failure.name === 'AbortError') return;
    if (failure.kind === undefined) console.error(failure);
    replace(place, failed(failure, () => fillIn(place, load, signal)));
  } finally {
    place.removeAttribute('aria-busy');
  }
}

/** Links to the parts of a page. */
export const within = (parts) => h('nav', { class: 'within', 'aria-label': 'On this page' }, parts.map(([id, name]) => h('a', { href: `#${id}` }, name)));
