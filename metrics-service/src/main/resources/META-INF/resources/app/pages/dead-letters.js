// Records that nobody could read: what they hold, why they were put aside, and a way to send them again.
import { at, get, path, send } from '../api.js';
import { ask } from '../dialog.js';
import { announce, h, replace } from '../dom.js';
import { editor } from '../editor.js';
import { ago, bytes, text, time, whole } from '../format.js';
import { fillIn } from '../panel.js';
import { empty, failed } from '../states.js';

const SIZE = 50;

function pretty(value) {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value ?? '';
  }
}

class Letter {
  constructor(letter, signal, onsent) {
    this.letter = letter;
    this.signal = signal;
    this.onsent = onsent;
    this.body = h('div', { class: 'stack' });
    this.element = h('details', { class: 'panel letter', ontoggle: () => this.element.open && this.body.children.length === 0 && fillIn(this.body, () => this.open(), signal) },
      h('summary', { 'data-key': `letter ${letter.id}` },
        h('span', { class: 'row' }, h('strong', null, letter.topic), h('span', { class: 'mono small' }, letter.key ?? 'no key'), letter.resubmittedAt && h('span', { class: 'tag good', title: time(letter.resubmittedAt) }, `sent again ${ago(letter.resubmittedAt)}`)),
        h('span', { class: 'reason' }, letter.reason),
        h('time', { class: 'small soft', datetime: letter.at, title: time(letter.at) }, ago(letter.at))),
      this.body);
  }

  /** The list has but the beginning of a value. */
  async open() {
    this.letter = await get(at('/api/v1/dead-letters', this.letter.id), this.signal);
    return this.content(this.letter);
  }

  content(letter) {
    const nothing = letter.value === null || letter.value === '';
    this.editor = editor({ label: `Value of ${letter.key ?? letter.id}`, value: pretty(letter.value), rows: Math.min(24, Math.max(6, pretty(letter.value).split('\n').length + 1)), oninput: () => this.changed() });
    this.again = h('button', { type: 'button', class: 'main', disabled: letter.resubmittedAt !== null, onclick: () => this.resubmit() }, 'Send again…');
    this.trouble = h('div', { role: 'alert' });
    return [
      h('dl', { class: 'pairs' },
        h('dt', null, 'Put aside'), h('dd', null, `${time(letter.at)}, after ${letter.attempts === 1 ? '1 attempt' : `${letter.attempts} attempts`}`),
        h('dt', null, 'Record'), h('dd', null, `${letter.topic}, partition ${text(letter.partition)}, offset ${text(letter.offset)}, ${bytes(letter.sizeBytes)}`),
        letter.resubmittedAt && [h('dt', null, 'Sent again'), h('dd', null, `${time(letter.resubmittedAt)} by ${text(letter.resubmittedBy)}`)]),
      nothing ? h('p', { class: 'note' }, 'The record has no value.') : this.editor.element,
      this.trouble,
      h('div', { class: 'row' }, this.again, h('span', { class: 'small soft' }, letter.resubmittedAt === null ? 'What is sent again is checked first, and then goes to the end of its topic.' : 'It was sent again already. What failed anew is a letter of its own.')),
    ];
  }

  changed() {
    this.trouble.replaceChildren();
    this.again.textContent = this.fixed() ? 'Send the fixed value…' : 'Send again…';
  }

  fixed() {
    return this.editor.area.value !== pretty(this.letter.value);
  }

  async resubmit() {
    const value = this.fixed() ? { value: this.editor.area.value } : {};
    const done = await ask({
      title: this.fixed() ? 'Send the fixed value?' : 'Send the record again as it is?',
      text: `It goes to ${this.letter.topic} under the key ${this.letter.key ?? 'it had'}.`,
      fields: [{ name: 'by', label: 'Who', required: true, maxlength: 500, autocomplete: 'name', placeholder: 'Your name' }],
      action: 'Send',
      act: ({ by }) => this.post({ ...value, by }),
    });
    if (done) this.onsent();
  }

  async post(body) {
    try {
      await send('POST', at('/api/v1/dead-letters', this.letter.id, 'resubmit'), body);
      announce('The record is sent again');
    } catch (failure) {
      this.show(failure);
      throw failure;
    }
  }

  show(failure) {
    const faults = failure.body?.faults ?? [];
    this.trouble.replaceChildren(h('div', { class: 'note bad' }, h('p', null, failure.message), faults.length > 0 && h('ul', { class: 'faults' }, faults.map((fault) => h('li', null, h('code', null, fault.field || 'the document'), ` ${fault.message}, was ${fault.seen}`)))));
  }
}

function filters(topics, query, change) {
  const chosen = query.get('topic');
  const all = [...new Set([...topics, ...(chosen ? [chosen] : [])])].sort();
  return h('label', { class: 'field' }, 'Topic', h('select', { 'data-key': 'topic', onchange: (event) => change({ topic: event.target.value, page: null }) },
    h('option', { value: '' }, 'all'), all.map((topic) => h('option', { value: topic, selected: topic === chosen }, topic))));
}

export async function show({ main, signal, title, query, change }) {
  title('Dead letters');
  const head = h('div', { class: 'head' });
  const list = h('div', { class: 'stack' });
  const topics = new Set();

  async function load(asked) {
    const page = Math.max(1, Number(asked.get('page')) || 1);
    const { total, deadLetters } = await get(path('/api/v1/dead-letters', { topic: asked.get('topic'), limit: SIZE, offset: (page - 1) * SIZE }), signal);
    deadLetters.forEach((letter) => topics.add(letter.topic));
    replace(head,
      h('div', null, h('h1', null, 'Dead letters'), h('p', { class: 'soft' }, total === 0 ? 'Records that could not be read are put aside here.' : `${whole(total)} ${total === 1 ? 'record' : 'records'} put aside because nothing could be done with them`)),
      (total > 0 || asked.has('topic')) && filters(topics, asked, change));
    const turn = (to, name) => h('button', { type: 'button', 'data-key': name, disabled: to < 1 || to > Math.ceil(total / SIZE), onclick: () => change({ page: to === 1 ? null : to }) }, name);
    replace(list,
      total === 0 ? empty('Nothing is put aside', 'Every record could be read. That is how it should be.') : deadLetters.map((letter) => new Letter(letter, signal, () => update(asked)).element),
      total > SIZE && h('div', { class: 'row' }, turn(page - 1, 'Previous'), turn(page + 1, 'Next')));
  }

  async function update(asked) {
    try {
      await load(asked);
    } catch (failure) {
      if (failure.name !== 'AbortError') replace(list, failed(failure, () => update(asked)));
    }
  }

  await load(query);
  main.replaceChildren(head, list);
  return ({ query: asked }) => update(asked);
}
