// Accuracy against a cost on a log axis, with the front of those that nothing beats in both.
import { h, s } from '../dom.js';
import { percent } from '../format.js';
import { alternative } from '../table.js';
import { paint } from './palette.js';

const WIDTH = 560;
const HEIGHT = 320;
const LEFT = 58;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 42;

function ticks(low, high) {
  const step = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find((each) => (high - low) / each <= 6) ?? 0.25;
  const all = [];
  for (let at = Math.ceil(low / step) * step; at <= high + 1e-9; at += step) all.push(at);
  return all;
}

function decades(low, high) {
  const all = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const times of high / low > 30 ? [1] : [1, 2, 5]) all.push(times * 10 ** power);
  }
  return all.filter((each) => each >= low && each <= high);
}

const moments = (low, high) => {
  const all = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18000, 36000, 86400].filter((each) => each >= low && each <= high);
  return all.length > 7 ? all.filter((_, index) => index % 2 === 0) : all;
};

/** points: [{ runId, name, index, cost, accuracy }]; front: ids; write: a cost as a text. */
export function scatter({ title, unit, points, front, write, times = false }) {
  const known = points.filter((point) => point.cost > 0 && point.accuracy !== null);
  if (known.length === 0) return h('p', { class: 'soft' }, 'No run of these has both figures yet.');
  const costs = known.map((point) => point.cost);
  const low = Math.min(...costs) / 1.35;
  const high = Math.max(...costs) * 1.35;
  const accuracies = known.map((point) => point.accuracy);
  const pad = Math.max(0.002, (Math.max(...accuracies) - Math.min(...accuracies)) * 0.12);
  const bottom = Math.min(...accuracies) - pad;
  const top = Math.min(1, Math.max(...accuracies) + pad);
  const x = (cost) => LEFT + (Math.log(cost / low) / Math.log(high / low)) * (WIDTH - LEFT - RIGHT);
  const y = (accuracy) => TOP + ((top - accuracy) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  const best = known.filter((point) => front.includes(point.runId)).sort((a, b) => a.cost - b.cost);
  const path = best.map((point, index) => (index === 0 ? `M${x(point.cost)} ${y(point.accuracy)}` : `H${x(point.cost)}V${y(point.accuracy)}`)).join('');
  const mark = (point) => s('a', { class: 'mark', href: `/runs/${point.runId}`, 'aria-label': `${point.name}: ${percent(point.accuracy)}, ${write(point.cost)}${front.includes(point.runId) ? ', on the front' : ''}` },
    s('circle', { cx: x(point.cost), cy: y(point.accuracy), r: front.includes(point.runId) ? 6 : 4.5, style: { fill: paint(point.index, points.length) }, 'fill-opacity': front.includes(point.runId) ? 1 : 0.65, stroke: 'var(--surface)', 'stroke-width': 1.5 }, s('title', null, `${point.name}\n${percent(point.accuracy)}, ${write(point.cost)}`)));
  const named = [];
  const label = (point) => {
    const box = { x: x(point.cost), y: y(point.accuracy) };
    if (named.some((other) => Math.abs(other.x - box.x) < 90 && Math.abs(other.y - box.y) < 15)) return null;
    named.push(box);
    const end = box.x > WIDTH - 130;
    return s('text', { x: box.x + (end ? 6 : -6), y: box.y - 9, 'text-anchor': end ? 'end' : 'start', 'aria-hidden': 'true' }, point.name.length > 24 ? `${point.name.slice(0, 23)}…` : point.name);
  };
  const svg = s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': title },
    ticks(bottom, top).map((at) => [s('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: y(at), y2: y(at) }), s('text', { x: LEFT - 8, y: y(at) + 4, 'text-anchor': 'end' }, `${Number((at * 100).toFixed(2))} %`)]),
    (times ? moments(low, high) : decades(low, high)).map((at) => [s('line', { class: 'axis', x1: x(at), x2: x(at), y1: TOP, y2: HEIGHT - BOTTOM }), s('text', { x: x(at), y: HEIGHT - BOTTOM + 16, 'text-anchor': 'middle' }, write(at))]),
    s('text', { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, unit),
    s('path', { d: path, fill: 'none', stroke: 'var(--accent)', 'stroke-width': 1.5, 'stroke-dasharray': '5 4' }),
    [...known].sort((a, b) => front.includes(a.runId) - front.includes(b.runId)).map(mark),
    best.map(label));
  return h('div', null, h('div', { class: 'chart' }, svg),
    alternative(title, ['Run', unit, 'Test accuracy', 'On the front'], () => [...known].sort((a, b) => b.accuracy - a.accuracy).map((point) => [point.name, write(point.cost), percent(point.accuracy), front.includes(point.runId) ? 'yes' : 'no'])));
}
