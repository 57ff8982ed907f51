// What the page shows when it has no answer to show.
import { h } from './dom.js';

const TITLES = { offline: 'The service cannot be reached', waiting: 'Not ready', refused: 'Refused' };

export const loading = (what) => h('div', { class: 'state', role: 'status' }, h('div', { class: 'bones', 'aria-hidden': 'true' }, ...[...Array(4)].map(() => h('span'))), h('p', null, `Loading ${what}…`));

export const empty = (title, ...more) => h('div', { class: 'state' }, h('h2', null, title), more.map((each) => h('p', null, each)));

/** A failure; again: what its button does, null if the page's user has to change something first. */
export function failed(failure, again) {
  const title = failure.status === 404 ? 'Not here' : failure.status === 429 ? 'Too busy' : TITLES[failure.kind] ?? 'This page has a fault';
  return h('div', { class: `state ${failure.kind === 'offline' || failure.kind === undefined ? 'bad' : ''}`, role: 'alert' },
    h('h2', null, title),
    h('p', null, failure.message),
    failure.kind === 'waiting' && h('p', null, 'The page tries again by itself.'),
    again && h('p', null, h('button', { type: 'button', onclick: again }, 'Try again')));
}
