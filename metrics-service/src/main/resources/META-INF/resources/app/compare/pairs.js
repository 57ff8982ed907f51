// Two runs on the same test images: both confusion matrices, their difference, and whether it could be chance.
import { get, path } from '../api.js';
import { confusion, difference } from '../charts/heat.js';
import { h, replace } from '../dom.js';
import { percent, whole } from '../format.js';
import { fillIn } from '../panel.js';

const SIGNIFICANT = 0.05;

function verdict(pair, a, b) {
  if (!pair.comparable) return h('p', { class: 'note' }, `No paired test: ${pair.reason}`);
  const { pValue, exact } = pair.mcnemar;
  const real = pValue < SIGNIFICANT;
  const better = pair.onlyA > pair.onlyB ? a : b;
  const p = pValue < 0.0001 ? 'p < 0.0001' : `p = ${pValue.toPrecision(2)}`;
  return h('div', { class: 'stack' },
    h('p', { class: 'note' }, h('strong', null, real ? `${better.title} is better: ` : 'The difference may be chance: '),
      `McNemar's ${exact ? 'exact test' : 'test'}, ${p}, on ${whole(pair.images)} test images.`),
    h('dl', { class: 'facts' },
      [['Both right', pair.bothRight], [`Only ${a.title} right`, pair.onlyA], [`Only ${b.title} right`, pair.onlyB], ['Both wrong', pair.bothWrong]].map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, whole(value))))));
}

function disputed(pair, a, b) {
  if (!pair.disagreements || pair.disagreements.length === 0) return null;
  const name = (index) => pair.labels[index] ?? String(index);
  return h('details', { class: 'other' }, h('summary', null, `Images that they answer differently (${pair.disagreements.length} of them)`),
    h('div', { class: 'scroll tall', role: 'region', 'aria-label': 'Images answered differently', tabindex: '0' },
      h('table', null,
        h('thead', null, h('tr', null, ['Test image', 'Shows', a.title, b.title].map((head) => h('th', { scope: 'col' }, head)))),
        h('tbody', null, pair.disagreements.map((each) => h('tr', null, h('th', { scope: 'row' }, whole(each.index)), h('td', null, name(each.label)), h('td', { class: each.a === each.label ? 'best' : null }, name(each.a)), h('td', { class: each.b === each.label ? 'best' : null }, name(each.b))))))));
}

const matrix = (title, element) => h('div', null, h('h3', null, title), element);

async function shown(a, b, signal) {
  const pair = await get(path('/api/v1/compare/pair', { a: a.runId, b: b.runId }), signal);
  const labels = a.perClass.map((each) => each.label);
  return [
    verdict(pair, a, b),
    h('div', { class: 'three', style: { 'margin-top': 'var(--gap-5)' } },
      matrix(`${a.title}, ${percent(a.testAccuracy)}`, confusion(`Confusion matrix of ${a.title}`, labels, a.confusion)),
      matrix(`${b.title}, ${percent(b.testAccuracy)}`, confusion(`Confusion matrix of ${b.title}`, labels, b.confusion)),
      matrix(`What ${b.title} does more or less often`, difference(`Confusion matrix of ${b.title} less that of ${a.title}`, labels, pair.confusionDifference))),
    h('p', { class: 'small soft' }, 'Rows: what the images show. Columns: what they are taken for. In the difference, green is better and orange worse, for the second run.'),
    disputed(pair, a, b),
  ];
}

export function pairs(runs, { change, signal }) {
  const done = runs.filter((run) => run.confusion.length > 0);
  const place = h('div');
  const element = done.length < 2 ? h('p', { class: 'soft' }, 'This needs two completed runs.') : h('div', { class: 'stack' });
  let drawn = null;
  const picker = (name, present) => h('select', { 'data-key': `pair ${name}`, 'aria-label': name === 'a' ? 'First run' : 'Second run', onchange: (event) => change({ [name]: event.target.value }, 'replace') }, done.map((run) => h('option', { value: run.runId, selected: run === present }, run.title)));
  function update(query) {
    if (done.length < 2) return;
    const a = done.find((run) => run.runId === query.get('a')) ?? done[0];
    const b = done.find((run) => run.runId === query.get('b')) ?? done.find((run) => run !== a);
    if (drawn === `${a.runId} ${b.runId}`) return;
    drawn = `${a.runId} ${b.runId}`;
    const swap = h('button', { type: 'button', class: 'quiet', 'data-key': 'swap', onclick: () => change({ a: b.runId, b: a.runId }, 'replace') }, '⇄ Swap');
    replace(element, h('div', { class: 'row' }, picker('a', a), h('span', { class: 'soft' }, 'against'), picker('b', b), swap), place);
    fillIn(place, () => shown(a, b, signal), signal);
  }
  return { element, update };
}
