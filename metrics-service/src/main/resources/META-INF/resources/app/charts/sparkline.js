// A curve the size of a word. What it shows stands beside it in words.
import { s } from '../dom.js';

const WIDTH = 144;
const HEIGHT = 48;
const EDGE = 4;

export function sparkline(values, label) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index) => EDGE + (index / (known.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value) => HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE);
  const line = known.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const area = `${line}L${x(known.length - 1).toFixed(1)} ${HEIGHT}L${EDGE} ${HEIGHT}Z`;
  return s('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    s('path', { d: area, fill: 'var(--accent-soft)' }),
    s('path', { d: line, fill: 'none', stroke: 'var(--accent)', 'stroke-width': 1.75, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
    s('circle', { cx: x(known.length - 1), cy: y(known.at(-1)), r: 2.75, fill: 'var(--accent)' }));
}
