// The form: one view of the job document. It shows what the document says, and tells of what a person changes.
import { h } from '../dom.js';
import { SECTIONS } from './fields.js';
import { SweepRows } from './sweep.js';

const idOf = (path) => `job-${path.join('-')}`;

class Entry {
  constructor(field, onchange) {
    this.field = field;
    this.id = idOf(field.path);
    this.name = field.path.join('.');
    this.control = this.make();
    this.control.addEventListener(field.options || field.kind === 'check' ? 'change' : 'input', () => onchange(field.path, this.raw(), field.kind));
    this.fault = h('p', { class: 'fault', id: `${this.id}-fault`, hidden: true });
    const label = h('label', { for: this.id }, field.label, field.required && h('span', { 'aria-hidden': 'true' }, ' *'));
    const hint = field.hint && h('p', { class: 'small soft', id: `${this.id}-hint` }, field.hint);
    this.element = h('div', { class: `entry${field.wide ? ' wide' : ''}` }, label, this.control, hint, this.fault);
  }

  make() {
    const { field, id } = this;
    const common = { id, 'data-path': this.name, 'aria-describedby': field.hint ? `${id}-hint` : null, 'aria-required': field.required ? 'true' : null };
    if (field.options) return h('select', common, h('option', { value: '' }, field.required ? 'choose' : field.initial), field.options.map((each) => h('option', { value: each }, each)));
    if (field.kind === 'check') return h('input', { ...common, type: 'checkbox' });
    return h('input', { ...common, type: 'text', inputmode: field.kind === 'number' ? 'decimal' : null, placeholder: field.placeholder, autocomplete: 'off', spellcheck: 'false' });
  }

  raw() {
    if (this.field.kind === 'check') return this.control.checked ? 'true' : '';
    return this.control.value.trim();
  }

  wanted(document) {
    return this.field.when === undefined || this.field.when((path) => document.read(path.split('.'), 'text'));
  }

  idle(document) {
    return !this.wanted(document) && document.read(this.field.path, this.field.kind) !== undefined;
  }

  /** Shows what the document says; what no field can show is left to the YAML. */
  show(document) {
    const { field, control } = this;
    const value = document.read(field.path, field.kind);
    this.element.hidden = !this.wanted(document) && value === undefined;
    control.disabled = value === null;
    if (field.kind === 'check') control.checked = value === 'true';
    else if (field.options) this.choose(value);
    else if (control !== window.document.activeElement) control.value = value ?? '';
    if (!field.options && field.kind !== 'check') control.placeholder = value === null ? 'as in the YAML' : field.placeholder ?? '';
  }

  choose(value) {
    const { control, field } = this;
    control.querySelector('[data-other]')?.remove();
    if (value === null || (value !== undefined && !field.options.includes(value))) control.append(h('option', { value: value ?? 'other', 'data-other': '' }, value ?? 'as in the YAML'));
    control.value = value === null ? 'other' : value ?? '';
  }

  mark(messages) {
    this.fault.hidden = messages.length === 0;
    this.fault.textContent = messages.join('; ');
    if (messages.length > 0) {
      this.element.hidden = false;
      this.control.setAttribute('aria-invalid', 'true');
    } else this.control.removeAttribute('aria-invalid');
    const described = [this.field.hint && `${this.id}-hint`, messages.length > 0 && this.fault.id].filter(Boolean).join(' ');
    if (described === '') this.control.removeAttribute('aria-describedby');
    else this.control.setAttribute('aria-describedby', described);
  }
}

export class JobForm {
  /** `onchange(path, raw, kind)`: an empty raw value takes the field away. */
  constructor(onchange) {
    this.entries = SECTIONS.flatMap((section) => section.fields.map((field) => new Entry(field, onchange)));
    this.sweep = new SweepRows(onchange);
    let next = 0;
    this.element = h('div', { class: 'draft-form', role: 'group', 'aria-label': 'The job as a form' }, SECTIONS.map((section) => h('fieldset', null,
      h('legend', null, section.name),
      h('div', { class: 'fields' }, section.fields.map(() => this.entries[next++].element), section.sweep && this.sweep.element))));
  }

  show(document) {
    this.element.querySelectorAll('fieldset').forEach((each) => { each.disabled = !document.simple(); });
    this.entries.forEach((entry) => entry.show(document));
    this.sweep.show(document);
  }

  /** Without the fields that are of no use any more, now that another kind of network or optimizer is chosen. */
  tidied(job) {
    return this.entries.reduce((tidy, entry) => (entry.idle(tidy) ? tidy.with(entry.field.path, '', entry.field.kind) : tidy), job);
  }

  /** Puts faults at their fields. A fault within a field's value belongs to the field. */
  mark(faults) {
    const within = (fault, name) => fault.field === name || fault.field.startsWith(`${name}.`) || fault.field.startsWith(`${name}[`);
    this.entries.forEach((entry) => entry.mark(faults.filter((fault) => within(fault, entry.name)).map((fault) => fault.message)));
    this.sweep.mark(faults);
  }

  focus(field) {
    const entry = this.entries.find((each) => each.name === field);
    (entry?.control ?? this.sweep.control(field))?.focus();
    return entry !== undefined;
  }
}
