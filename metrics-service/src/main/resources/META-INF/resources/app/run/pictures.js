// Single test images as pictures, with what the network took them for.
import { bars } from '../charts/bars.js';
import { h } from '../dom.js';
import { loss, percent } from '../format.js';

const MOST_LIKELY = 3;
const BASE64 = /^[A-Za-z0-9+/]+=*$/;

function picture(sample, classes) {
  const label = (index) => classes[index] ?? String(index);
  const right = sample.label === sample.predicted;
  const likely = sample.probabilities.map((value, index) => ({ name: label(index), value, colour: index === sample.label ? 'var(--good)' : 'var(--heat-less)' })).sort((a, b) => b.value - a.value).slice(0, MOST_LIKELY);
  return h('li', { class: `picture ${right ? '' : 'wrong'}` },
    BASE64.test(sample.png) && h('img', { src: `data:image/png;base64,${sample.png}`, alt: `Test image ${sample.index}, which shows ${label(sample.label)}`, width: 88, height: 88, loading: 'lazy' }),
    h('div', null, h('strong', null, label(sample.label)), right ? ', found' : h('span', null, ' taken for ', h('strong', null, label(sample.predicted)))),
    bars({ bars: likely, write: percent, to: 1 }),
    h('div', { class: 'soft' }, `image ${sample.index}, loss ${loss(sample.loss)}`));
}

const gallery = (title, samples, classes) => h('div', null, h('h3', null, title), samples.length === 0 ? h('p', { class: 'soft' }, 'None.') : h('ul', { class: 'pictures' }, samples.map((sample) => picture(sample, classes))));

export const pictures = ({ classes, first, worst }) => h('div', { class: 'stack' },
  gallery('The worst: highest loss', worst, classes),
  gallery('The first of the test images', first, classes));
