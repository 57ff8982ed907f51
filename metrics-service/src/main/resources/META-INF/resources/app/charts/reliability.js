// How often a network is right when it is so sure: accuracy against confidence, bin by bin.
import { h, s } from '../dom.js';
import { percent, share, whole } from '../format.js';
import { alternative } from '../table.js';

const SIZE = 280;
const EDGE = 36;
const at = (value) => EDGE + value * (SIZE - EDGE - 8);
const up = (value) => SIZE - at(value);

export function reliability({ expectedError, bins }) {
  const most = Math.max(1, ...bins.map((bin) => bin.images));
  const filled = bins.map((bin, index) => ({ ...bin, index })).filter((bin) => bin.images > 0);
  const width = 1 / bins.length;
  const svg = s('svg', { viewBox: `0 0 ${SIZE} ${SIZE}`, role: 'img', 'aria-label': `Accuracy against confidence in ${bins.length} bins; expected calibration error ${share(expectedError)}. The figures are in the table below.`, style: { 'max-width': '20rem' } },
    [0, 0.5, 1].map((tick) => [
      s('line', { class: 'axis', x1: at(0), x2: at(1), y1: up(tick), y2: up(tick) }),
      s('text', { x: at(0) - 6, y: up(tick) + 4, 'text-anchor': 'end' }, String(tick)),
      s('text', { x: at(tick), y: SIZE - EDGE + 16, 'text-anchor': 'middle' }, String(tick))]),
    filled.map((bin) => s('rect', { x: at(bin.index * width) + 1, y: up(bin.accuracy), width: at(width) - at(0) - 2, height: Math.max(1, up(0) - up(bin.accuracy)), fill: 'var(--accent)', 'fill-opacity': (0.25 + 0.75 * Math.sqrt(bin.images / most)).toFixed(2), rx: 2 })),
    s('line', { x1: at(0), y1: up(0), x2: at(1), y2: up(1), stroke: 'var(--ink)', 'stroke-dasharray': '4 4', 'stroke-opacity': 0.5 }),
    s('text', { x: at(0.5), y: SIZE - 4, 'text-anchor': 'middle' }, 'confidence'));
  return h('div', null,
    h('p', { class: 'small soft' }, `Expected calibration error ${share(expectedError)}. On the dashed line a network is right as often as it says; dark bars hold many images.`),
    h('div', { class: 'chart' }, svg),
    alternative('Calibration', ['Probability', 'Images', 'Mean confidence', 'Accuracy'], () => filled.map((bin) => [`${(bin.index * width).toFixed(1)} to ${((bin.index + 1) * width).toFixed(1)}`, whole(bin.images), percent(bin.confidence), percent(bin.accuracy)])));
}
