// What the jobs do not have in common: the rest is left out.
import { h } from '../dom.js';
import { plain } from '../format.js';

const WIDE = 6;

function grid(caption, corner, columns, rows, write) {
  return h('div', { class: 'scroll tall', role: 'region', 'aria-label': caption, tabindex: '0' },
    h('table', null, h('caption', { class: 'unseen' }, caption),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, corner), columns.map((column) => h('th', { scope: 'col' }, column.head)))),
      h('tbody', null, rows.map((row) => h('tr', null, h('th', { scope: 'row' }, row.head), columns.map((column) => h('td', null, write(row, column))))))));
}

export function differences(runs, found) {
  if (!found || found.length === 0) return h('p', { class: 'soft' }, 'The jobs of these runs are the same.');
  const named = runs.map((run) => ({ id: run.runId, head: h('span', null, h('span', { class: 'dot', style: { '--c': run.colour } }), ' ', run.title) }));
  const paths = found.map((each) => ({ values: each.values, head: each.path }));
  return runs.length <= WIDE
    ? grid('Hyperparameters, run by run', 'Hyperparameter', named, paths, (path, run) => plain(path.values[run.id]))
    : grid('Hyperparameters, run by run', 'Run', paths, named, (run, path) => plain(path.values[run.id]));
}
