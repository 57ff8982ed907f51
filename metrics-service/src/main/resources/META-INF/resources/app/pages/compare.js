// Runs side by side: curves, figures, costs, hyperparameters, classes, confusions.
import { at, get, path } from '../api.js';
import { Board } from '../charts/board.js';
import { grown } from '../charts/growing.js';
import { paint } from '../charts/palette.js';
import { classes } from '../compare/classes.js';
import { costs } from '../compare/costs.js';
import { differences } from '../compare/differences.js';
import { figures, groups } from '../compare/figures.js';
import { pairs } from '../compare/pairs.js';
import { h } from '../dom.js';
import { filtered, filters, wanted } from '../filters.js';
import { whole } from '../format.js';
import { live, paced } from '../live.js';
import { panel, within } from '../panel.js';
import { empty } from '../states.js';

const MOST_CURVES = 500;
const MOST_RUNS = 100;
const CHIPS = 24;
const PARTS = [['curves', 'Curves'], ['figures', 'Figures'], ['cost', 'Accuracy against cost'], ['differences', 'Hyperparameters'], ['classes', 'Classes'], ['confusion', 'Confusion']];

/** The runs that are named, or left by filters, the best first; null for all of an experiment. */
async function named(query, signal) {
  const experiment = query.get('experiment');
  if (experiment === null) return (query.get('runs') ?? '').split(',').filter((id) => id !== '');
  if (!filtered(query)) return null;
  const { runs } = await get(path('/api/v1/runs', { experiment, ...wanted(query), sort: '-testAccuracy', limit: MOST_CURVES }), signal);
  return runs.map((run) => run.runId);
}

async function load(query, signal) {
  const experiment = query.get('experiment');
  const ids = await named(query, signal);
  if (ids?.length === 0) return { experiment, ids, curves: [], runs: [] };
  const asked = ids === null ? { experiment } : { runs: ids.slice(0, MOST_RUNS).join(',') };
  const [{ curves }, comparison] = await Promise.all([
    get(path('/api/v1/curves', ids === null ? { experiment, limit: MOST_CURVES } : { runs: ids.join(','), limit: MOST_CURVES }), signal),
    get(path('/api/v1/compare', asked), signal),
  ]);
  const missing = comparison.runs.map((run) => run.runId).filter((id) => !curves.some((curve) => curve.runId === id));
  const more = missing.length === 0 ? [] : (await get(path('/api/v1/curves', { runs: missing.join(','), limit: MOST_CURVES }), signal)).curves;
  return { experiment, ids, asked, ...inOneOrder([...curves, ...more], comparison), comparison };
}

/** A run has one place, and so one colour, in everything that is shown: the best first. */
function inOneOrder(curves, { runs }) {
  const order = [...runs].sort((a, b) => (b.testAccuracy ?? -1) - (a.testAccuracy ?? -1)).map((run) => run.runId);
  const place = new Map(order.map((id, index) => [id, index]));
  const sorted = [...curves].sort((a, b) => (place.get(a.runId) ?? Infinity) - (place.get(b.runId) ?? Infinity));
  const count = Math.max(sorted.length, runs.length);
  const rows = [...runs].sort((a, b) => place.get(a.runId) - place.get(b.runId)).map((run, index) => ({ ...run, index, colour: paint(index, count), title: run.name ?? run.runId }));
  const names = new Map();
  rows.forEach((run) => names.set(run.title, (names.get(run.title) ?? 0) + 1));
  rows.forEach((run) => { if (names.get(run.title) > 1) run.title = `${run.title}, seed ${run.seed ?? '–'}`; });
  const titles = new Map(rows.map((run) => [run.runId, run.title]));
  return { curves: sorted.map((curve, index) => ({ ...curve, colour: paint(place.get(curve.runId) ?? index + runs.length, count), name: titles.get(curve.runId) ?? curve.name })), runs: rows };
}

function chips(runs, query, change) {
  const ids = (query.get('runs') ?? '').split(',');
  const drop = (gone) => change({ runs: ids.filter((id) => id !== gone).join(',') });
  return h('div', { class: 'row' },
    runs.slice(0, CHIPS).map((run) => h('span', { class: 'chip' },
      h('span', { class: 'dot', style: { '--c': run.colour } }),
      h('a', { href: `/runs/${run.runId}` }, run.title),
      ids.length > 2 && h('button', { type: 'button', 'aria-label': `Leave ${run.title} out`, onclick: () => drop(run.runId) }, '×'))),
    runs.length > CHIPS && h('span', { class: 'soft small' }, `and ${whole(runs.length - CHIPS)} more`));
}

function exported(asked, name, type) {
  const save = async () => {
    const response = await fetch(path('/api/v1/compare', asked), { headers: { Accept: type } });
    const url = URL.createObjectURL(await response.blob());
    h('a', { href: url, download: `comparison.${{ JSON: 'json', CSV: 'csv', Markdown: 'md' }[name]}` }).click();
    URL.revokeObjectURL(url);
  };
  return h('button', { type: 'button', class: 'quiet', onclick: save }, name);
}

function head({ experiment, curves, runs, asked }, query, change) {
  const count = Math.max(curves.length, runs.length);
  return [
    h('div', { class: 'head' },
      h('div', null,
        h('nav', { class: 'crumbs', 'aria-label': 'Where this is' }, h('a', { href: '/' }, 'Experiments'), experiment !== null && h('a', { href: path(at('/experiments', experiment), filters(query)) }, experiment)),
        h('h1', null, `${whole(count)} ${count === 1 ? 'run' : 'runs'} side by side`),
        h('p', { class: 'soft' }, runs.length < count ? `Curves of all; figures, classes and confusions of ${experiment === null ? 'the first' : 'the best'} ${whole(runs.length)}.` : null)),
      h('div', { class: 'row' }, h('span', { class: 'soft small' }, 'Export'), ['JSON', 'CSV', 'Markdown'].map((name) => exported(asked, name, { JSON: 'application/json', CSV: 'text/csv', Markdown: 'text/markdown' }[name])))),
    chips(runs, query, change),
  ];
}

/** The curves on their board, to which epochs may be added; those of a run that is not there yet need all read anew. */
function moving(board, curves) {
  let present = curves;
  return {
    update: (query) => board.draw(present, query),
    grow(epochs, query) {
      if (epochs.some(({ runId }) => present.every((curve) => curve.runId !== runId))) return false;
      present = epochs.reduce((all, epoch) => grown(all, epoch), present);
      board.draw(present, query);
      return true;
    },
  };
}

/** The curves move while runs train; where one ends, its figures are there to be read. */
function follow({ experiment, ids }, signal, { grow, again }) {
  const states = new Map();
  const anew = paced(1500, () => again().catch(() => {}));
  const told = [];
  const draw = paced(200, () => grow(told.splice(0)) || anew());
  let connections = 0;
  live(ids === null ? { experiment } : { runs: ids.join(',') }, {
    epoch: (epoch) => {
      told.push(epoch);
      draw();
    },
    run: ({ runId, status }) => {
      if (states.has(runId) && states.get(runId) !== status) anew();
      states.set(runId, status);
    },
    ready: () => {
      connections += 1;
      if (connections > 1) anew();
    },
  }, signal);
}

export async function show(context) {
  const { main, signal, title, change } = context;
  let asked = null;
  let parts = [];
  let shown = { ids: [] };
  async function draw(query) {
    const subject = path('', { runs: query.get('runs'), experiment: query.get('experiment'), ...filters(query) });
    if (subject !== asked) {
      if (!query.get('runs') && query.get('experiment') === null) {
        title('Comparison');
        main.replaceChildren();
        main.append(empty('Nothing to compare yet', 'Choose two runs or more in the table of an experiment, then Compare.', h('p', null, h('a', { href: '/' }, 'All experiments'))));
        return;
      }
      shown = await load(query, signal);
      asked = subject;
      title(`${shown.runs.length} runs side by side`);
      parts = shown.runs.length === 0 ? none(shown, query) : build(shown, query, context);
    }
    parts.forEach((part) => part.update(query));
  }
  function none({ experiment }, query) {
    main.replaceChildren();
    main.append(empty('No run is like that', 'Take a filter away, or loosen it.', h('p', null, h('a', { href: path(at('/experiments', experiment), filters(query)) }, experiment))));
    return [];
  }
  function build(loaded, query, { main: place }) {
    const { curves, runs, comparison } = loaded;
    const board = new Board({ change, signal });
    const pair = pairs(runs, { change, signal });
    const shares = classes(runs, change);
    place.replaceChildren(
      ...head(loaded, query, change),
      h('div', { style: { height: 'var(--gap-5)' } }),
      within(PARTS),
      h('div', { class: 'stack' },
        panel('curves', 'Learning curves', curves.some((curve) => curve.epoch.length > 0) ? board.element : h('p', { class: 'soft' }, 'No epoch of these runs has ended yet.')),
        panel('figures', 'Figures', figures(runs, comparison.best), groups(comparison.groups)),
        panel('cost', 'Accuracy against cost', costs(runs, comparison.pareto)),
        panel('differences', 'Hyperparameters that differ', differences(runs, comparison.differences)),
        panel('classes', 'Class by class', shares.element),
        panel('confusion', 'Confusion, pair by pair', pair.element)));
    return [...(curves.some((curve) => curve.epoch.length > 0) ? [moving(board, curves)] : []), shares, pair];
  }
  await draw(context.query);
  if (shown.ids === null || shown.ids.length > 0) follow(shown, signal, {
    grow: (epochs) => parts.some((part) => part.grow?.(epochs, new URLSearchParams(location.search))),
    again: () => {
      asked = null;
      return draw(new URLSearchParams(location.search));
    },
  });
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  return ({ query }) => draw(query);
}
