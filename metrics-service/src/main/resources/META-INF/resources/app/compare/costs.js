// What accuracy costs: in parameters, and in time.
import { bars } from '../charts/bars.js';
import { scatter } from '../charts/scatter.js';
import { h } from '../dom.js';
import { brief, duration, percent } from '../format.js';

const MOST_BARS = 20;

function chart(runs, front, title, unit, cost, write, times) {
  const points = runs.map((run) => ({ runId: run.runId, name: run.title, index: run.index, cost: run[cost], accuracy: run.testAccuracy }));
  return h('div', null, h('h3', null, title), scatter({ title, unit, points, front: front ?? [], write, times }));
}

export function costs(runs, pareto) {
  const done = runs.filter((run) => run.testAccuracy !== null);
  if (done.length === 0) return h('p', { class: 'soft' }, 'No run of these has been completed yet.');
  const shown = done.slice(0, MOST_BARS);
  const low = Math.min(...shown.map((run) => run.testAccuracy));
  const from = Math.max(0, Math.floor((low - 0.01) * 50) / 50);
  return h('div', { class: 'stack' },
    h('p', { class: 'small soft' }, 'Dashed: the Pareto front. No run is as accurate as one on it and cheaper, or as cheap and more accurate.'),
    h('div', { class: 'two' },
      chart(runs, pareto?.parameters, 'Test accuracy against parameters', 'parameters', 'parameters', brief),
      chart(runs, pareto?.time, 'Test accuracy against training time', 'training time', 'trainingSeconds', duration, true)),
    h('div', null,
      h('div', { class: 'row apart' }, h('h3', null, 'Test accuracy'), h('span', { class: 'small soft' }, `bars begin at ${(from * 100).toFixed(0)} %${done.length > MOST_BARS ? `, the best ${MOST_BARS}` : ''}`)),
      bars({ bars: shown.map((run) => ({ name: run.title, href: `/runs/${run.runId}`, value: run.testAccuracy, colour: run.colour })), write: percent, from })));
}
