// A confusion matrix as a table of shaded cells: rows are what the images show, columns what they are taken for.
import { h } from '../dom.js';
import { whole } from '../format.js';

/** Shades that dark letters can be read on, and deep ones for light letters; none between. */
const shade = (part) => (part <= PALE ? part : DEEP + (1 - DEEP) * ((part - PALE) / (1 - PALE)) ** 2);
const PALE = 0.42;
const DEEP = 0.86;

function cell(value, part, { tone, diagonal, title, text }) {
  const kinds = [part >= DEEP && 'deep', value === 0 && 'zero', diagonal && 'diagonal'].filter(Boolean).join(' ');
  return h('td', { class: kinds || null, title, style: { '--part': part.toFixed(3), ...(tone ? { '--tone': tone } : {}) } }, text);
}

function frame(caption, labels, row) {
  return h('div', { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' },
    h('table', { class: 'heat' },
      h('caption', { class: 'unseen' }, caption),
      h('thead', null, h('tr', null, h('td', { class: 'zero' }), labels.map((label) => h('th', { scope: 'col', title: `taken for ${label}` }, label)))),
      h('tbody', null, labels.map((label, index) => h('tr', null, h('th', { scope: 'row', title: `shows ${label}` }, label), row(index))))));
}

/** Counts; the shade is the share of the row, errors a little enlarged so that they are seen. */
export function confusion(caption, labels, counts) {
  return frame(caption, labels, (row) => {
    const images = counts[row].reduce((sum, count) => sum + count, 0) || 1;
    return counts[row].map((count, column) => cell(count, shade(Math.sqrt(count / images)), {
      diagonal: row === column,
      title: `${labels[row]} taken for ${labels[column]}: ${count} (${((count / images) * 100).toFixed(1)} %)`,
      text: count === 0 ? '·' : whole(count),
    }));
  });
}

/** What the second matrix has more (or less) than the first; good and bad are told by colour and by sign. */
export function difference(caption, labels, counts) {
  const most = Math.max(1, ...counts.flat().map(Math.abs));
  return frame(caption, labels, (row) => counts[row].map((count, column) => {
    const better = row === column ? count > 0 : count < 0;
    return cell(count, Math.sqrt(Math.abs(count) / most) * 0.62, {
      tone: better ? 'var(--heat-more)' : 'var(--heat-less)',
      diagonal: row === column,
      title: `${labels[row]} taken for ${labels[column]}: ${count > 0 ? '+' : ''}${count}${count === 0 ? '' : better ? ', better' : ', worse'}`,
      text: count === 0 ? '·' : `${count > 0 ? '+' : '−'}${Math.abs(count)}`,
    });
  }));
}
