// The figures of runs side by side, and of groups that differ in the seed alone.
import { h } from '../dom.js';
import { brief, duration, loss, percent, signed, text, whole } from '../format.js';
import { table } from '../table.js';

const points = signed((value) => `${(value * 100).toFixed(2)} pp`);
const heldOut = (epoch) => epoch?.validation ?? epoch?.test ?? null;

function columnsOf(runs, best) {
  const top = Math.max(...runs.map((run) => run.testAccuracy ?? -1));
  const lead = (key) => (run) => best?.[key] === run.runId;
  return [
    { key: 'title', name: 'Run', show: (run) => h('span', { class: 'row', style: { 'flex-wrap': 'nowrap' } }, h('span', { class: 'dot', style: { '--c': run.colour } }), h('a', { href: `/runs/${run.runId}` }, run.title)), value: (run) => run.title, sort: 'title', rising: true, open: true },
    { key: 'testAccuracy', name: 'Test accuracy', show: (run) => percent(run.testAccuracy), value: (run) => run.testAccuracy, sort: 'testAccuracy', number: true, best: lead('testAccuracy') },
    { key: 'behind', name: 'To the best', show: (run) => (run.testAccuracy === null || run.testAccuracy === top ? '–' : points(run.testAccuracy - top)), number: true, title: 'Percentage points of test accuracy' },
    { key: 'testLoss', name: 'Test loss', show: (run) => loss(run.testLoss), value: (run) => run.testLoss, sort: 'testLoss', number: true, rising: true, best: lead('testLoss') },
    { key: 'heldOut', name: 'Held-out, best', show: (run) => percent(heldOut(run.best)?.accuracy ?? null), value: (run) => heldOut(run.best)?.accuracy ?? null, sort: 'heldOut', number: true },
    { key: 'last', name: 'Held-out, last', show: (run) => percent(heldOut(run.last)?.accuracy ?? null), value: (run) => heldOut(run.last)?.accuracy ?? null, sort: 'last', number: true },
    { key: 'bestEpoch', name: 'Best epoch', show: (run) => whole(run.bestEpoch), value: (run) => run.bestEpoch, sort: 'bestEpoch', number: true },
    { key: 'network', name: 'Network', show: (run) => text(run.network), value: (run) => run.network, sort: 'network', rising: true },
    { key: 'parameters', name: 'Parameters', show: (run) => brief(run.parameters), value: (run) => run.parameters, sort: 'parameters', number: true, rising: true, best: lead('parameters') },
    { key: 'multiplyAdds', name: 'Multiply-adds', show: (run) => brief(run.multiplyAdds), value: (run) => run.multiplyAdds, sort: 'multiplyAdds', number: true, rising: true, best: lead('multiplyAdds') },
    { key: 'trainingSeconds', name: 'Time', show: (run) => duration(run.trainingSeconds), value: (run) => run.trainingSeconds, sort: 'trainingSeconds', number: true, rising: true, best: lead('trainingSeconds') },
    { key: 'imagesPerSecond', name: 'Images/s', show: (run) => (run.imagesPerSecond === null ? '–' : whole(Math.round(run.imagesPerSecond))), value: (run) => run.imagesPerSecond, sort: 'imagesPerSecond', number: true, best: lead('imagesPerSecond') },
  ];
}

function ordered(runs, columns, sort) {
  const key = sort.replace('-', '');
  const { value } = columns.find((column) => column.key === key);
  const way = sort.startsWith('-') ? -1 : 1;
  return [...runs].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || left === undefined) return 1;
    if (right === null || right === undefined) return -1;
    return (left < right ? -1 : left > right ? 1 : 0) * way;
  });
}

export function figures(runs, best) {
  const columns = columnsOf(runs, best);
  const made = table({ tall: true, caption: 'Figures of the runs', id: (run) => run.runId, label: (run) => run.title, onsort: draw });
  function draw(sort) {
    made.draw({ columns, rows: ordered(runs, columns, sort), sorted: sort });
  }
  draw('-testAccuracy');
  return made.element;
}

const spread = (write, value) => (value === null ? '–' : `${write(value.mean)}${value.std === null ? '' : ` ± ${write(value.std)}`}`);

/** Means and deviations, where anything was trained more than once. */
export function groups(all) {
  if (all.every((group) => group.runs.length < 2)) return null;
  const columns = [
    { key: 'name', name: 'Runs that differ in the seed alone', show: (group) => group.name ?? group.runs[0] },
    { key: 'runs', name: 'Runs', show: (group) => whole(group.runs.length), number: true },
    { key: 'accuracy', name: 'Test accuracy', show: (group) => spread(percent, group.testAccuracy), number: true },
    { key: 'loss', name: 'Test loss', show: (group) => spread(loss, group.testLoss), number: true },
    { key: 'validation', name: 'Validation accuracy', show: (group) => spread(percent, group.valAccuracy), number: true },
    { key: 'seconds', name: 'Time', show: (group) => spread(duration, group.trainingSeconds), number: true },
  ];
  const rows = [...all].sort((a, b) => (b.testAccuracy?.mean ?? -1) - (a.testAccuracy?.mean ?? -1));
  const made = table({ tall: true, caption: 'Mean and standard deviation over seeds', id: (group) => group.runs[0], label: (group) => group.name });
  made.draw({ columns, rows });
  return h('div', { style: { 'margin-top': 'var(--gap-5)' } }, h('h3', null, 'Mean ± standard deviation'), made.element);
}
