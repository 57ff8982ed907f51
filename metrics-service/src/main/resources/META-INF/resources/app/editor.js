// A text area with line numbers, whose lines can be marked as wrong.
import { h } from './dom.js';

/** { element, area, mark(Map of line → messages), reveal(line) }; lines count from 1. */
export function editor({ label, value = '', rows = 20, oninput = () => {}, describedby = null }) {
  const numbers = h('div', { class: 'numbers', 'aria-hidden': 'true' });
  const area = h('textarea', { 'aria-label': label, 'aria-describedby': describedby, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', wrap: 'off', rows, value });
  let marked = new Map();

  function count() {
    const lines = area.value.split('\n').length;
    numbers.replaceChildren(...Array.from({ length: lines }, (_, index) => {
      const wrong = marked.get(index + 1);
      return h('span', { class: wrong ? 'wrong' : null, title: wrong?.join('\n') }, index + 1);
    }));
    numbers.scrollTop = area.scrollTop;
  }

  area.addEventListener('scroll', () => { numbers.scrollTop = area.scrollTop; });
  area.addEventListener('input', () => {
    count();
    oninput(area.value);
  });
  count();
  return {
    element: h('div', { class: 'editor' }, numbers, area),
    area,
    write(text) {
      if (area.value !== text) area.value = text;
      count();
    },
    mark(lines) {
      marked = lines;
      if (lines.size > 0) area.setAttribute('aria-invalid', 'true');
      else area.removeAttribute('aria-invalid');
      count();
    },
    reveal(line) {
      const lines = area.value.split('\n');
      const begin = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
      area.focus();
      area.setSelectionRange(begin, begin + (lines[line - 1] ?? '').length);
      const height = area.scrollHeight / lines.length;
      area.scrollTop = Math.max(0, (line - 5) * height);
    },
  };
}
