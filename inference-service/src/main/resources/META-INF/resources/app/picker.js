// Which model, which version of it, how many answers, and whether black and white are exchanged.
import { h } from './dom.js';

const TOPS = ['1', '3', '5', '10', 'all'];

export class Picker {
  /** chosen: { model, version, top, invert }, changed whenever the user does; version '' is the champion. */
  constructor(chosen, changed) {
    this.chosen = chosen;
    this.model = this.select('Model', 'model', changed);
    this.version = this.select('Version', 'version', changed);
    this.top = this.select('Show', 'top', changed);
    this.top.replaceChildren(...TOPS.map((top) => h('option', { value: top, selected: top === chosen.top }, top === 'all' ? 'every class' : top === '1' ? 'the best' : `the best ${top}`)));
    this.invert = h('input', { type: 'checkbox', checked: chosen.invert === 'true', onchange: (event) => {
      chosen.invert = String(event.target.checked);
      changed('invert');
    } });
  }

  select(name, key, changed) {
    return h('select', { 'aria-label': name, onchange: (event) => {
      this.chosen[key] = event.target.value;
      if (key === 'model') this.chosen.version = '';
      changed(key);
    } });
  }

  /** Offers what the service knows, and what an address has asked for in any case. */
  offer(entries) {
    const { chosen } = this;
    const names = [...new Set([...entries.map((entry) => entry.name), chosen.model])].sort();
    const known = entries.filter((entry) => entry.name === chosen.model).sort((a, b) => b.version - a.version);
    const numbers = known.map((entry) => ({ value: entry.version, text: `version ${entry.version}${entry.state === 'READY' ? '' : ' · not loaded'}` }));
    if (chosen.version !== '' && !known.some((entry) => entry.version === chosen.version)) numbers.unshift({ value: chosen.version, text: `version ${chosen.version} · not here` });
    this.fill(this.model, names.map((name) => ({ value: name, text: name })), chosen.model);
    this.fill(this.version, [{ value: '', text: 'champion' }, ...numbers], chosen.version);
  }

  fill(select, options, value) {
    const drawn = JSON.stringify([options, value]);
    if (select.drawn === drawn) return;
    select.drawn = drawn;
    select.replaceChildren(...options.map((each) => h('option', { value: each.value, selected: each.value === value }, each.text)));
  }
}
