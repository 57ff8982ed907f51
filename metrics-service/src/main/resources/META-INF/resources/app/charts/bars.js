// Bars with their names and figures beside them: readable as the list that they are.
import { h } from '../dom.js';

/** bars: [{ name, href, value, colour }]; from: where a bar of no length stands. */
export function bars({ bars: all, write, from = 0, to = Math.max(...all.map((bar) => bar.value)) }) {
  const part = (value) => Math.max(0, Math.min(1, (value - from) / (to - from || 1))).toFixed(4);
  return h('ul', { class: 'bars' }, all.map((bar) => h('li', null,
    h('span', { class: 'name', title: bar.name }, bar.href ? h('a', { href: bar.href }, bar.name) : bar.name),
    h('span', { class: 'track', 'aria-hidden': 'true', style: { '--part': part(bar.value), ...(bar.colour ? { '--c': bar.colour } : {}) } }, h('i')),
    h('span', { class: 'value' }, write(bar.value)))));
}
