// All models, each with what is served of it.
import { at, get } from '../api.js';
import { h } from '../dom.js';
import { whole } from '../format.js';
import { empty } from '../states.js';

const others = (model) => Object.entries(model.aliases).filter(([alias]) => alias !== 'champion').sort();

function card(model) {
  return h('li', { class: 'card' },
    h('div', null,
      h('h2', null, h('a', { href: at('/models', model.name) }, model.name)),
      h('p', { class: 'soft small' }, `${whole(model.versions)} ${model.versions === 1 ? 'version' : 'versions'}`)),
    h('div', { class: 'row' },
      model.champion === null ? h('span', { class: 'tag' }, 'no champion') : h('span', { class: 'tag good' }, `champion: ${model.champion}`),
      others(model).map(([alias, version]) => h('span', { class: 'tag accent' }, `${alias}: ${version}`))));
}

export async function show({ main, signal, title }) {
  title('Models');
  const { models } = await get('/api/v1/models', signal);
  if (models.length === 0) {
    main.replaceChildren(empty('No models yet', 'The best epoch of every completed run is exported, and becomes a version of its model.', h('p', null, h('a', { class: 'button main', href: '/submit' }, 'Submit a job'))));
    return;
  }
  main.replaceChildren(
    h('div', { class: 'head' }, h('div', null, h('h1', null, 'Models'), h('p', { class: 'soft' }, 'The champion is what a request without a version gets.'))),
    h('ul', { class: 'cards' }, models.map(card)));
}
