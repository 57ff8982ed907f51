// Precision, recall and F1 of each class, run beside run.
import { h, replace } from '../dom.js';
import { share, whole } from '../format.js';

const MEASURES = { f1: 'F1', precision: 'Precision', recall: 'Recall' };
const MOST = 12;

function grid(runs, measure) {
  const labels = runs[0].perClass.map((each) => each.label);
  const line = (label, index) => {
    const all = runs.map((run) => run.perClass[index]?.[measure] ?? null);
    const best = Math.max(...all.filter((value) => value !== null));
    const worst = Math.min(...all.filter((value) => value !== null));
    return h('tr', null, h('th', { scope: 'row' }, label), h('td', { class: 'number soft' }, whole(runs[0].perClass[index].support)),
      all.map((value) => h('td', { class: `number ${value === best && best > worst ? 'best' : ''}` }, share(value))));
  };
  return h('div', { class: 'scroll', role: 'region', 'aria-label': `${MEASURES[measure]} of each class`, tabindex: '0' },
    h('table', null, h('caption', { class: 'unseen' }, `${MEASURES[measure]} of each class`),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Class'), h('th', { scope: 'col', class: 'number' }, 'Images'), runs.map((run) => h('th', { scope: 'col', class: 'number' }, h('span', { class: 'dot', style: { '--c': run.colour } }), ' ', run.title)))),
      h('tbody', null, labels.map(line))));
}

export function classes(runs, change) {
  const done = runs.filter((run) => run.perClass.length > 0);
  const alike = done.filter((run) => run.perClass.length === done[0].perClass.length).slice(0, MOST);
  const element = h('div');
  function update(query) {
    if (alike.length === 0) {
      replace(element, h('p', { class: 'soft' }, 'No run of these has been completed yet.'));
      return;
    }
    const measure = MEASURES[query.get('measure')] ? query.get('measure') : 'f1';
    const buttons = Object.entries(MEASURES).map(([key, name]) => h('button', { type: 'button', 'data-key': key, 'aria-pressed': String(key === measure), onclick: () => change({ measure: key === 'f1' ? null : key }, 'replace') }, name));
    replace(element,
      h('div', { class: 'row' }, h('div', { class: 'choice', role: 'group', 'aria-label': 'Measure' }, buttons), alike.length < done.length && h('span', { class: 'small soft' }, `the best ${alike.length}`)),
      grid(alike, measure));
  }
  return { element, update };
}
