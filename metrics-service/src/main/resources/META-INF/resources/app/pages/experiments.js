// All experiments, each with its best run.
import { get, path } from '../api.js';
import { sparkline } from '../charts/sparkline.js';
import { h, replace, settled } from '../dom.js';
import { ago, percent, time, whole } from '../format.js';
import { empty } from '../states.js';

const plural = (count, word) => `${whole(count)} ${word}${count === 1 ? '' : 's'}`;

function best(experiment, curve) {
  if (experiment.bestRunId === null) return h('p', { class: 'soft' }, experiment.running > 0 ? 'No run has ended yet.' : 'No run has been completed.');
  const heldOut = curve && (curve.validationAccuracy ?? curve.testAccuracy);
  return h('div', { class: 'row apart' },
    h('div', null,
      h('div', { class: 'figure-large' }, percent(experiment.bestAccuracy)),
      h('div', { class: 'small soft over' }, 'best test accuracy, ', h('a', { href: `/runs/${experiment.bestRunId}` }, curve?.name ?? 'best run'))),
    heldOut && sparkline(heldOut, `Held-out accuracy of ${curve.name ?? 'the best run'} over ${heldOut.length} epochs, ${percent(heldOut[0])} to ${percent(heldOut.at(-1))}`));
}

function card(experiment, curve) {
  return h('li', { class: 'card' },
    h('div', { class: 'row apart' },
      h('h2', null, h('a', { href: `/experiments/${encodeURIComponent(experiment.name)}` }, experiment.name)),
      experiment.running > 0 && h('span', { class: 'tag busy' }, `${experiment.running} running`)),
    best(experiment, curve),
    h('div', { class: 'row apart small soft' },
      h('span', null, plural(experiment.runs, 'run')),
      h('span', { title: time(experiment.lastActivity) }, ago(experiment.lastActivity))));
}

async function bestCurves(experiments, signal) {
  const ids = experiments.map((experiment) => experiment.bestRunId).filter((id) => id !== null).slice(0, 100);
  if (ids.length === 0) return new Map();
  const { curves } = await get(path('/api/v1/curves', { runs: ids.join(',') }), signal);
  return new Map(curves.map((curve) => [curve.runId, curve]));
}

export async function show({ main, query, signal, title, change }) {
  title('Experiments');
  const { experiments } = await get('/api/v1/experiments', signal);
  if (experiments.length === 0) {
    main.replaceChildren(
      h('h1', { class: 'unseen' }, 'Experiments'),
      empty('Nothing has been trained yet', 'Submit a job, and its experiment shows here as soon as Kafka has it.', h('p', null, h('a', { class: 'button main', href: '/submit' }, 'Submit a job'))));
    return null;
  }
  const curves = await bestCurves(experiments, signal);
  const list = h('ul', { class: 'cards' });
  const search = h('input', { type: 'search', placeholder: 'Find an experiment', 'aria-label': 'Find an experiment', oninput: settled(150, () => change({ find: search.value }, 'replace')) });
  const draw = (asked) => {
    const wanted = (asked.get('find') ?? '').toLowerCase();
    if (document.activeElement !== search) search.value = asked.get('find') ?? '';
    const found = experiments.filter((experiment) => experiment.name.toLowerCase().includes(wanted));
    replace(list, found.length === 0 ? h('li', { class: 'soft' }, `No experiment has “${asked.get('find')}” in its name.`) : found.map((experiment) => card(experiment, curves.get(experiment.bestRunId))));
  };
  const runs = experiments.reduce((sum, experiment) => sum + experiment.runs, 0);
  main.replaceChildren(
    h('div', { class: 'head' },
      h('div', null, h('h1', null, 'Experiments'), h('p', { class: 'soft' }, `${plural(experiments.length, 'experiment')}, ${plural(runs, 'run')}`)),
      h('div', { class: 'row' }, search, h('a', { class: 'button main', href: '/submit' }, 'Submit a job'))),
    list);
  draw(query);
  return ({ query: asked }) => draw(asked);
}
