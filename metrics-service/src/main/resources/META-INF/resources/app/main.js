// Where the page begins: theme, keys, connection, router.
import { followConnection } from './connection.js';
import { h } from './dom.js';
import { go, start } from './router.js';
import { followTheme } from './theme.js';

const KEYS = [
  ['/', 'to the search of the page'],
  ['↑ ↓ or k j', 'from row to row of a table'],
  ['x or space', 'choose the row'],
  ['Enter', 'open the row'],
  ['c', 'compare what is chosen'],
  ['Esc', 'choose nothing'],
  ['g e, g m, g s, g d', 'go to experiments, models, submit, dead letters'],
  ['?', 'this list'],
];
const PLACES = { e: '/', m: '/models', s: '/submit', d: '/dead-letters' };

const help = h('dialog', { class: 'sheet', 'aria-labelledby': 'keys-title' },
  h('h2', { id: 'keys-title' }, 'Keys'),
  h('dl', { class: 'keys' }, KEYS.flatMap(([key, what]) => [h('dt', null, key.split(' ').map((part) => (/^(or)$/.test(part) ? ` ${part} ` : h('kbd', null, part.replace(',', ''))))), h('dd', null, what)])),
  h('form', { method: 'dialog' }, h('button', null, 'Close')));
document.body.append(help);
document.getElementById('keys').addEventListener('click', () => help.showModal());

let went = 0;
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea, dialog')) return;
  if (event.key === '?') help.showModal();
  else if (event.key === '/') {
    const search = document.querySelector('main input[type=search]');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === 'g') went = Date.now();
  else if (PLACES[event.key] && Date.now() - went < 1500) go(PLACES[event.key]);
});

// A list that has dropped down closes when one goes elsewhere.
const closeDrops = (but) => document.querySelectorAll('details.drop[open]').forEach((drop) => drop.contains(but) || (drop.open = false));
document.addEventListener('pointerdown', (event) => closeDrops(event.target));
document.addEventListener('keydown', (event) => {
  const drop = event.key === 'Escape' && event.target.closest('details.drop[open]');
  if (!drop) return;
  drop.open = false;
  drop.querySelector('summary').focus();
  event.stopPropagation();
}, true);

followConnection(document.getElementById('connection'));
followTheme(document.getElementById('theme'));
start(document.getElementById('main'));
