// One run.
import { at, get } from '../api.js';
import { h } from '../dom.js';
import { nameOf, status } from '../runs.js';

export async function show({ main, params, signal, title }) {
  const run = await get(at('/api/v1/runs', params.id), signal);
  title(nameOf(run));
  main.replaceChildren(h('div', { class: 'head' }, h('h1', null, nameOf(run)), status(run)));
}
