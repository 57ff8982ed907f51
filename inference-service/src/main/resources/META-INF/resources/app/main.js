// The page: a board, a picker and an answer. What is chosen is in the address.
import { Board } from './board.js';
import { fits } from './digit.js';
import { h } from './dom.js';
import { Picker } from './picker.js';
import { empty, failed, loading } from './states.js';
import { followTheme } from './theme.js';
import { Trial } from './trial.js';
import * as service from './service.js';

const PATIENCE = 3000;
const REFRESH = 15_000;
const main = document.getElementById('main');
const query = new URLSearchParams(location.search);
const chosen = { model: query.get('model') ?? '', version: query.get('version') ?? '', top: query.get('top') ?? 'all', invert: query.get('invert') ?? 'false' };

function keepAddress() {
  const kept = new URLSearchParams({ model: chosen.model });
  if (chosen.version !== '') kept.set('version', chosen.version);
  if (chosen.top !== 'all') kept.set('top', chosen.top);
  if (chosen.invert === 'true') kept.set('invert', 'true');
  history.replaceState(null, '', `?${kept}`);
}

function followConnection(mark) {
  document.addEventListener('reachable', ({ detail }) => {
    mark.textContent = detail ? '' : 'offline';
    mark.className = detail ? '' : 'tag bad';
  });
}

/** Gives files that are chosen, dropped or pasted to the board. */
function takeFiles(board, field, zone) {
  const take = (files) => files?.length > 0 && board.show(files[0]);
  field.addEventListener('change', () => {
    take(field.files);
    field.value = '';
  });
  document.addEventListener('paste', (event) => take(event.clipboardData.files));
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && zone.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    take(event.dataTransfer.files);
  });
}

const drawn = (shape) => (fits(shape)
  ? 'A drawing is scaled into 20 × 20 pixels and centred by its mass in 28 × 28, white on black, as the digits of MNIST are.'
  : `A drawing is sent as it is, white on black, and scaled to ${shape.width} × ${shape.height}.`);

function picturePanel(board, picker) {
  const field = h('input', { type: 'file', id: 'file', class: 'unseen', accept: 'image/png,image/jpeg' });
  const panel = h('section', { class: 'panel', 'aria-labelledby': 'picture' },
    h('h2', { id: 'picture' }, 'Picture'),
    board.element,
    h('div', { class: 'row' },
      h('button', { type: 'button', onclick: () => board.clear() }, 'Clear'),
      h('button', { type: 'button', onclick: () => board.undo() }, 'Undo'),
      field, h('label', { class: 'button', for: 'file' }, 'Choose a picture…'),
      h('label', { class: 'check' }, picker.invert, 'Invert black and white')));
  takeFiles(board, field, panel);
  return panel;
}

const hints = (words) => h('div', { class: 'hints' },
  words,
  h('p', { class: 'soft small', id: 'board-keys' }, 'Or drop or paste a PNG or JPEG. Keys on the board: ', h('kbd', null, '←↑↓→'), ' move, with ', h('kbd', null, 'Shift'), ' further, ', h('kbd', null, 'Space'), ' sets the pen down and lifts it, ', h('kbd', null, 'Backspace'), ' undoes, ', h('kbd', null, 'Delete'), ' clears.'));

function open(entries) {
  if (chosen.model === '') chosen.model = entries[0].name;
  const words = h('p', { class: 'note' });
  words.hidden = true;
  const panel = h('div');
  let trial;
  const board = new Board(() => trial.soon());
  const picker = new Picker(chosen, (what) => {
    keepAddress();
    picker.offer(entries);
    if (what === 'model' || what === 'version') trial.choose();
    else trial.ask();
  });
  trial = new Trial(board, chosen, panel, (shape) => {
    words.textContent = drawn(shape);
    words.hidden = false;
  });
  picker.offer(entries);
  main.replaceChildren(
    h('div', { class: 'head' }, h('h1', null, 'Try a model'), h('div', { class: 'row' }, h('label', { class: 'field' }, 'Model', picker.model), h('label', { class: 'field' }, 'Version', picker.version), h('label', { class: 'field' }, 'Show', picker.top))),
    h('div', { class: 'two' }, picturePanel(board, picker), h('section', { class: 'panel', 'aria-labelledby': 'answer' }, h('h2', { id: 'answer' }, 'Answer'), panel)),
    hints(words));
  trial.choose();
  setInterval(async () => {
    if (document.hidden) return;
    entries = await service.index().catch(() => entries);
    picker.offer(entries);
  }, REFRESH);
}

/** Waits for a first model, and says what it waits for. */
async function start() {
  try {
    const entries = await service.index();
    if (entries.length > 0) return open(entries);
    await service.ready();
    say('none', () => empty('No model yet', 'What a training run exports becomes the first version of a model, and is served as soon as it is champion. This page then shows it by itself.'));
  } catch (failure) {
    say(failure.message, () => failed(failure, null));
  }
  setTimeout(start, PATIENCE);
}

let said;

/** Shows a state in place of the page, unless it is there already: it would be read out anew. */
function say(what, state) {
  if (what === said) return;
  said = what;
  main.replaceChildren(h('h1', { class: 'unseen' }, 'Try a model'), state());
}

followTheme(document.getElementById('theme'));
followConnection(document.getElementById('connection'));
say('loading', () => loading('the models'));
start();
