// Orders by a figure of the curves, which no column shows: sort=-best:val_accuracy, last:train_loss, at:10:val_loss
import { h } from './dom.js';

const EPOCHS = { best: 'Best of all epochs', last: 'Last epoch', at: 'Epoch' };
const METRICS = {
  val_accuracy: 'validation accuracy',
  val_loss: 'validation loss',
  train_accuracy: 'train accuracy',
  train_loss: 'train loss',
  test_accuracy: 'test accuracy',
  test_loss: 'test loss',
};

/** What is sorted by in words; null if it is not such a figure. */
export function orderName(sort) {
  const found = /^(-?)(best|last|at:(\d+)):(\w+)$/.exec(sort);
  if (found === null) return null;
  const [, falling, which, epoch, metric] = found;
  const place = epoch === undefined ? `${which} ${METRICS[metric] ?? metric}` : `${METRICS[metric] ?? metric} of epoch ${epoch}`;
  return `${place}, ${falling ? 'highest' : 'lowest'} first`;
}

/** A form that makes such an order, what is best first. */
export function orders(onsort) {
  const option = ([value, name]) => h('option', { value }, name);
  const number = h('input', { type: 'number', min: 1, max: 999999999, step: 1, value: '1', required: true, hidden: true, 'aria-label': 'Number of the epoch', 'data-key': 'order epoch' });
  const which = h('select', { 'aria-label': 'Which epoch', 'data-key': 'order which', onchange: () => { number.hidden = which.value !== 'at'; } }, Object.entries(EPOCHS).map(option));
  const metric = h('select', { 'aria-label': 'Figure', 'data-key': 'order metric' }, Object.entries(METRICS).map(option));
  return h('form', { class: 'stack', onsubmit: (event) => {
    event.preventDefault();
    const epochs = which.value === 'at' ? `at:${Number(number.value)}` : which.value;
    onsort(`${metric.value.endsWith('loss') ? '' : '-'}${epochs}:${metric.value}`);
  } },
  h('p', { class: 'small soft' }, 'By a figure of the learning curves. The best on the test images is that of the epoch which was kept.'),
  h('div', { class: 'row' }, which, number), metric, h('div', null, h('button', { class: 'main' }, 'Sort')));
}
