// The parameters of a sweep: paths in the job, each with its values.
import { h } from '../dom.js';

const PARAMETERS = ['sweep', 'parameters'];

export class SweepRows {
  constructor(onchange) {
    this.onchange = onchange;
    this.rows = h('div', { class: 'sweeps' });
    this.element = h('div', { class: 'sweeps' },
      this.rows,
      h('button', { type: 'button', onclick: () => this.add() }, '+ Parameter'));
    this.keys = [];
    this.fresh = [];
  }

  add() {
    const row = this.row('', '');
    this.fresh.push(row);
    this.rows.append(row);
    row.querySelector('input').focus();
  }

  row(key, values) {
    const path = h('input', { type: 'text', value: key, 'aria-label': 'Path of the parameter', placeholder: 'optimizer.learningRate', autocomplete: 'off', spellcheck: 'false' });
    const list = h('input', { type: 'text', value: values, 'aria-label': `Values of ${key || 'the parameter'}`, placeholder: '[1e-4, 1e-3]', autocomplete: 'off', spellcheck: 'false', 'data-path': `sweep.parameters.${key}` });
    const fault = h('p', { class: 'fault', hidden: true });
    const row = h('div', { 'data-parameter': key }, path, list, h('button', { type: 'button', 'aria-label': `Take ${key || 'the parameter'} away`, onclick: () => this.drop(row, key) }, '×'), fault);
    const tell = () => this.tell(row, key, path.value.trim(), list.value.trim());
    path.addEventListener('change', tell);
    list.addEventListener('change', tell);
    return row;
  }

  tell(row, before, path, values) {
    if (path === '' || values === '') return;
    this.fresh = this.fresh.filter((each) => each !== row);
    if (before !== '' && before !== path) this.onchange([...PARAMETERS, before], '', 'yaml');
    this.onchange([...PARAMETERS, path], values, 'yaml');
  }

  drop(row, key) {
    this.fresh = this.fresh.filter((each) => each !== row);
    if (key === '') row.remove();
    else this.onchange([...PARAMETERS, key], '', 'yaml');
  }

  show(document) {
    const keys = document.keys(PARAMETERS);
    this.element.hidden = document.read(['sweep', 'type'], 'text') === undefined && keys.length === 0;
    const shown = keys.map((key) => {
      const values = document.read([...PARAMETERS, key], 'yaml') ?? '';
      const old = this.control(`sweep.parameters.${key}`);
      if (old === null) return this.row(key, values);
      if (old !== window.document.activeElement) old.value = values;
      return old.parentElement;
    });
    this.rows.replaceChildren(...shown, ...this.fresh);
  }

  control(field) {
    return this.rows.querySelector(`[data-path="${CSS.escape(field)}"]`);
  }

  mark(faults) {
    for (const row of this.rows.children) {
      const own = faults.filter((fault) => fault.field.startsWith(`sweep.parameters.${row.dataset.parameter}`)).map((fault) => fault.message);
      const note = row.querySelector('.fault');
      note.hidden = own.length === 0;
      note.textContent = own.join('; ');
    }
  }
}
