// What a model has answered: its best guess, the probabilities as bars, and the picture as it saw it.
import { h } from './dom.js';
import { bytes, draw } from './pixels.js';

const MOST_IN_ORDER = 20;

export const percent = (share) => (share > 0 && share < 0.0005 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`);

/** Every class keeps its place where all of them are there; otherwise the best is first. */
function ordered(predictions, classes) {
  const all = predictions.length === classes && classes <= MOST_IN_ORDER;
  return all ? [...predictions].sort((a, b) => a.index - b.index) : predictions;
}

const bar = (prediction, best) => h('li', { class: prediction === best ? 'best' : null },
  h('span', { class: 'name', title: prediction.label }, prediction.label),
  h('span', { class: 'track', 'aria-hidden': 'true', style: { '--part': prediction.probability.toFixed(4) } }, h('i')),
  h('span', { class: 'value' }, percent(prediction.probability)));

function seen({ pixels }) {
  const canvas = h('canvas', { class: 'seen', role: 'img', 'aria-label': 'The picture as the model sees it' });
  draw(canvas, bytes(pixels.data), pixels);
  const colours = pixels.channels === 1 ? 'grey' : 'red, green, blue';
  return h('figure', null, canvas, h('figcaption', { class: 'soft small' }, 'As the model sees it', h('br'), `${pixels.width} × ${pixels.height}, ${colours}`));
}

export function answer(reply, classes, millis) {
  const [best] = reply.predictions;
  return h('div', { class: 'answer' },
    h('div', { class: 'row apart top' },
      h('div', null,
        h('p', { class: 'soft small' }, 'Read as'),
        h('p', { class: 'figure-large', 'data-key': 'best' }, best.label),
        h('p', { class: 'soft' }, `with probability ${percent(best.probability)}`)),
      seen(reply)),
    h('ul', { class: 'bars', 'aria-label': 'Probabilities' }, ordered(reply.predictions, classes).map((each) => bar(each, best))),
    h('p', { class: 'soft small' }, `${reply.model_name}, version ${reply.model_version} · ${millis < 1 ? '< 1' : Math.round(millis)} ms there and back`));
}
