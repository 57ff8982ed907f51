// A job document, as YAML and as JSON, to read and to copy.
import { announce, h } from '../dom.js';
import { yaml } from '../yaml.js';

export function documents(job) {
  const shown = { YAML: yaml(job), JSON: JSON.stringify(job, null, 2) };
  const place = h('pre', { tabindex: '0' }, shown.YAML);
  const buttons = Object.keys(shown).map((name) => h('button', { type: 'button', 'aria-pressed': String(name === 'YAML'), onclick: () => choose(name) }, name));
  const copy = h('button', { type: 'button', class: 'quiet', onclick: async () => {
    await navigator.clipboard.writeText(place.textContent);
    copy.textContent = 'Copied';
    announce('Copied');
  } }, 'Copy');
  function choose(name) {
    place.replaceChildren(shown[name]);
    copy.textContent = 'Copy';
    buttons.forEach((button) => button.setAttribute('aria-pressed', String(button.textContent === name)));
  }
  return h('div', null, h('div', { class: 'row apart', style: { 'margin-bottom': 'var(--gap-3)' } }, h('div', { class: 'choice', role: 'group', 'aria-label': 'Form' }, buttons), copy), place);
}
