// Asks a person something before a thing is done: who, why, and what else is needed.
import { h } from './dom.js';

const WHO = 'cotejo.by';

function remembered() {
  try {
    return localStorage.getItem(WHO) ?? '';
  } catch {
    return '';
  }
}

function remember(name) {
  try {
    localStorage.setItem(WHO, name);
  } catch {
    // asked again the next time
  }
}

/** The fields that the ledger wants. */
export const WHO_AND_WHY = [
  { name: 'by', label: 'Who', required: true, maxlength: 500, autocomplete: 'name', placeholder: 'Your name' },
  { name: 'reason', label: 'Why', required: true, maxlength: 500, placeholder: 'In a sentence, for those who look later' },
];

function input(field, value) {
  const id = `ask-${field.name}`;
  const { label, options, hint, ...attributes } = field;
  const control = options
    ? h('select', { id, name: field.name, 'aria-describedby': hint ? `${id}-hint` : null }, options.map((each) => h('option', { value: each, selected: each === String(value) }, each)))
    : h('input', { id, ...attributes, value: value ?? '', 'aria-describedby': hint ? `${id}-hint` : null });
  return h('div', { class: 'asked' }, h('label', { for: id }, label), control, hint && h('p', { id: `${id}-hint`, class: 'small soft' }, hint));
}

/**
 * Opens a dialog; `act(values)` is called when it is agreed to, and a failure of it is shown in the dialog, which stays
 * open. Gives true once it is done, false if it is dismissed.
 */
export function ask({ title, text, fields, values = {}, action, dismiss = 'Cancel', dangerous = false, act }) {
  const trouble = h('p', { class: 'note bad', role: 'alert', hidden: true });
  const agree = h('button', { class: dangerous ? 'main danger' : 'main' }, action);
  const form = h('form', { method: 'dialog' },
    fields.map((field) => input(field, values[field.name] ?? (field.name === 'by' ? remembered() : ''))),
    trouble,
    h('div', { class: 'row ends' }, h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, dismiss), agree));
  const dialog = h('dialog', { class: 'sheet asking', 'aria-labelledby': 'ask-title' },
    h('h2', { id: 'ask-title' }, title), text && h('p', { class: 'soft' }, text), form);
  return new Promise((resolve) => {
    let done = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const given = Object.fromEntries(new FormData(form));
      if (given.by) remember(given.by);
      agree.disabled = true;
      try {
        await act(given);
        done = true;
        dialog.close();
      } catch (failure) {
        trouble.textContent = failure.message;
        trouble.hidden = false;
        agree.disabled = false;
      }
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(done);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
