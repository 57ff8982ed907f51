// A table: sortable headings, rows to choose and to open, moved through by keys.
//
// columns: [{ key, name, value(row), show(row) → text or element, sort (name for the service) or false, number, best(row), open }]
import { h, replace } from './dom.js';

const DOWN = new Set(['ArrowDown', 'j']);
const UP = new Set(['ArrowUp', 'k']);

function heading(column, sorted, onsort) {
  const kind = column.number ? 'number' : null;
  if (!column.sort) return h('th', { scope: 'col', class: kind, title: column.title }, column.name);
  const own = sorted === column.sort ? 'ascending' : sorted === `-${column.sort}` ? 'descending' : null;
  const other = own === 'descending' || (own === null && column.rising) ? column.sort : `-${column.sort}`;
  return h('th', { scope: 'col', class: kind, 'aria-sort': own, title: column.title },
    h('button', { type: 'button', 'data-key': `sort ${column.key}`, onclick: () => onsort(other) }, column.name));
}

function cell(column, row) {
  const content = column.show(row);
  const kinds = [column.number && 'number', column.open && 'cell-open', column.best?.(row) && 'best', column.part && 'meter'].filter(Boolean);
  const attributes = { class: kinds.join(' ') || null, title: typeof content === 'string' && content.length > 30 ? content : null };
  if (column.part) attributes.style = { '--part': String(column.part(row)) };
  return h('td', attributes, content);
}

function tick(id, label, chosen, onchoose) {
  return h('td', { class: 'pick' },
    h('input', { type: 'checkbox', 'data-key': `pick ${id}`, 'aria-label': `Choose ${label}`, checked: chosen.has(id), onchange: (event) => onchoose(id, event.target.checked) }));
}

/** Moves from row to row by keys; x chooses, Enter opens. */
function byKeys(event) {
  const row = event.target.closest('tbody tr');
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const near = (to) => to?.querySelector('input, a')?.focus();
  if (DOWN.has(event.key)) near(row.nextElementSibling);
  else if (UP.has(event.key)) near(row.previousElementSibling);
  else if (event.key === 'x') row.querySelector('input')?.click();
  else if (event.key === 'Enter' && event.target.matches('input')) row.querySelector('.cell-open a, a')?.click();
  else return;
  event.preventDefault();
}

/** A table that is drawn anew by draw({ columns, rows, … }), without losing the focus. */
export function table({ tall, caption, id, label, chosen, onchoose, onall, onsort, current }) {
  const made = h('table', { onkeydown: byKeys });
  const frame = h('div', { class: tall ? 'scroll tall' : 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' }, made);
  function draw({ columns, rows, sorted }) {
    const all = rows.length > 0 && chosen && rows.every((row) => chosen().has(id(row)));
    const picking = chosen ? chosen() : null;
    const head = h('tr', null,
      picking && h('th', { class: 'pick', scope: 'col' }, h('input', { type: 'checkbox', 'data-key': 'pick all', 'aria-label': 'Choose all rows of this page', checked: all, onchange: (event) => onall(rows, event.target.checked) })),
      columns.map((column) => heading(column, sorted, onsort)));
    const lines = rows.map((row) => h('tr', {
      class: picking?.has(id(row)) ? 'chosen' : null,
      'aria-current': current?.(row) ? 'true' : null,
    }, picking && tick(id(row), label(row), picking, onchoose), columns.map((column) => cell(column, row))));
    replace(made, h('caption', { class: 'unseen' }, caption), h('thead', null, head), h('tbody', null, lines));
  }
  return { element: frame, draw };
}

/** A plain table of texts: what stands behind a chart for those who cannot see it. */
export function plainTable(caption, headings, rows) {
  return h('div', { class: 'scroll tall', role: 'region', 'aria-label': caption, tabindex: '0' },
    h('table', null,
      h('caption', { class: 'unseen' }, caption),
      h('thead', null, h('tr', null, headings.map((name, index) => h('th', { scope: 'col', class: index === 0 ? null : 'number' }, name)))),
      h('tbody', null, rows.map((row) => h('tr', null, row.map((value, index) => (index === 0 ? h('th', { scope: 'row' }, value) : h('td', { class: 'number' }, value))))))));
}

/** The text alternative of a chart, made when it is opened. */
export function alternative(caption, headings, rows) {
  const details = h('details', { class: 'other' }, h('summary', null, `${caption} as a table`));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(plainTable(caption, headings, rows()));
  });
  return details;
}
