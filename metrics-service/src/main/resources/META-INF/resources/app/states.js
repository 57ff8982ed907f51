// What a page shows when it has nothing to show: loading, empty, or a failure with its remedy.
import { h } from './dom.js';

/** A state that fills the page is headed as a page. */
const heading = () => (document.querySelector('main h1:not(.state h1)') ? 'h2' : 'h1');

export const loading = (what) => h('div', { class: 'state', role: 'status' }, h('div', { class: 'bones', 'aria-hidden': 'true' }, ...[...Array(4)].map(() => h('span'))), h('p', { class: 'soft' }, `Loading ${what}…`));

export const empty = (title, ...more) => h('div', { class: 'state' }, h(heading(), null, title), ...more.map((each) => (typeof each === 'string' ? h('p', null, each) : each)));

/** A failure, and a way on. */
export function failed(failure, again) {
  const ours = failure.kind !== undefined;
  const title = ours ? failure.title : 'This page has a fault';
  return h('div', { class: `state ${failure.kind === 'refused' ? '' : 'bad'}`, role: 'alert' },
    h(heading(), null, failure.status === 404 ? 'Not here' : title),
    h('p', null, failure.message),
    h('p', null,
      failure.kind === 'refused' ? null : h('button', { type: 'button', onclick: again }, 'Try again'),
      ' ',
      h('a', { href: '/' }, 'All experiments')));
}
