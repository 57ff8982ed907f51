// Conditions on what a job says: where=optimizer.learningRate>=0.001
import { h } from './dom.js';

const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', '~'];
const NAMES = { '=': 'is', '!=': 'is not', '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least', '~': 'contains' };

/** The path, the operator and the value of a condition. */
export function whereParts(where) {
  const found = /^([^=!<>~]+)(!=|<=|>=|=|<|>|~)(.*)$/s.exec(where);
  return found ? [found[1], found[2], found[3]] : [where];
}

/** A form that makes one condition, with the values there are. */
export function choices(hyperparameters, add) {
  const values = h('datalist', { id: 'condition-values' });
  const path = h('select', { 'aria-label': 'Hyperparameter', 'data-key': 'condition path', onchange: () => offer() }, hyperparameters.map((each) => h('option', { value: each.path }, each.path)));
  const operator = h('select', { 'aria-label': 'How', 'data-key': 'condition operator' }, OPERATORS.map((each) => h('option', { value: each }, NAMES[each])));
  const value = h('input', { 'aria-label': 'Value', 'data-key': 'condition value', list: 'condition-values', required: true, placeholder: 'value' });
  function offer() {
    const chosen = hyperparameters.find((each) => each.path === path.value);
    values.replaceChildren(...(chosen?.values ?? []).map((each) => h('option', { value: typeof each === 'object' ? JSON.stringify(each) : String(each) })));
  }
  offer();
  const form = h('form', { class: 'stack', onsubmit: (event) => {
    event.preventDefault();
    add(`${path.value}${operator.value}${value.value}`);
  } }, h('p', { class: 'small soft' }, 'Only runs whose job says so'), path, h('div', { class: 'row' }, operator, value), values, h('div', null, h('button', { class: 'main' }, 'Add')));
  return hyperparameters.length === 0 ? h('p', { class: 'soft' }, 'No job of these runs is known yet.') : form;
}
