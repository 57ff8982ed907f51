// A job, as a form and as YAML at once: two views of one document. The trainer judges it; what it finds is shown in place.
import { at, get, send } from '../api.js';
import { announce, h, replace, settled } from '../dom.js';
import { editor } from '../editor.js';
import { nameOf, status } from '../runs.js';
import { JobDocument, ofJson } from '../submit/document.js';
import { EXAMPLES } from '../submit/examples.js';
import { JobForm } from '../submit/form.js';

const DRAFT = 'cotejo.draft';

function kept() {
  try {
    return sessionStorage.getItem(DRAFT);
  } catch {
    return null;
  }
}

function keep(text) {
  try {
    sessionStorage.setItem(DRAFT, text);
  } catch {
    // the draft is then lost with the page
  }
}

class SubmitPage {
  constructor({ main }, text) {
    this.form = new JobForm((path, raw, kind) => this.fromForm(path, raw, kind));
    this.yaml = editor({ label: 'The job as YAML', rows: 22, describedby: 'yaml-state', oninput: settled(150, (value) => this.fromYaml(value)) });
    this.state = h('p', { class: 'small soft', id: 'yaml-state' });
    this.button = h('button', { type: 'button', class: 'main', onclick: () => this.submit() }, 'Submit');
    this.outcome = h('div', { class: 'stack', 'aria-live': 'polite' });
    main.replaceChildren(
      h('div', { class: 'head' },
        h('div', null, h('h1', null, 'Submit a job'), h('p', { class: 'soft' }, 'The form and the YAML are two views of one document. Either may be edited.')),
        h('div', { class: 'row' }, this.beginnings(), this.button)),
      h('div', { class: 'drafting', onkeydown: (event) => this.key(event) },
        this.form.element,
        h('div', { class: 'aside' }, this.outcome, h('section', { class: 'panel' }, h('div', { class: 'row apart' }, h('h2', null, 'YAML'), this.state), this.yaml.element))));
    this.take(new JobDocument(text));
  }

  beginnings() {
    return h('label', { class: 'field' }, 'Begin with', h('select', { 'aria-label': 'Begin with an example', onchange: (event) => this.begin(event.target) },
      h('option', { value: '' }, 'this draft'), Object.keys(EXAMPLES).map((name) => h('option', { value: name }, name))));
  }

  begin(select) {
    if (EXAMPLES[select.value]) this.take(new JobDocument(EXAMPLES[select.value]));
    select.value = '';
  }

  key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.submit();
  }

  fromForm(path, raw, kind) {
    const job = this.job.with(path, raw, kind);
    this.take(path.at(-1) === 'type' || path.join('.') === 'dataset.name' ? this.form.tidied(job) : job);
  }

  fromYaml(text) {
    this.take(new JobDocument(text));
  }

  /** The document is this from now on; what was said of the one before is forgotten. */
  take(job) {
    this.job = job;
    keep(job.text);
    this.yaml.write(job.text);
    this.form.show(job);
    this.form.mark([]);
    this.outcome.replaceChildren();
    const problem = job.problem();
    const count = job.documents.length;
    this.yaml.mark(problem ? new Map([[problem.line, [problem.message]]]) : new Map());
    this.state.textContent = problem ? `Line ${problem.line}: ${problem.message}` : count > 1 ? `${count} documents: they are submitted one after the other; the form shows none of them` : `${job.text.split('\n').length} lines`;
    this.button.disabled = problem !== null || count === 0;
  }

  async submit() {
    if (this.button.disabled) return;
    this.button.disabled = true;
    this.button.textContent = 'Submitting…';
    const queued = [];
    try {
      for (const [index, body] of this.job.bodies().entries()) await this.hand(body, index, queued);
      this.succeeded(queued);
    } catch (failure) {
      this.refused(failure, queued);
    } finally {
      this.button.textContent = 'Submit';
      this.button.disabled = false;
    }
  }

  async hand(body, index, queued) {
    try {
      const answer = await send('POST', '/api/v1/jobs', body, 'application/yaml');
      queued.push(...(answer.runs ?? [answer]));
    } catch (failure) {
      failure.index = index;
      throw failure;
    }
  }

  succeeded(queued) {
    this.form.mark([]);
    this.yaml.mark(new Map());
    announce(`${queued.length} runs are queued`);
    replace(this.outcome, this.links(queued, queued.length === 1 ? 'The run is queued' : `${queued.length} runs are queued`));
    this.outcome.scrollIntoView({ block: 'nearest' });
  }

  links(queued, title) {
    const experiments = [...new Set(queued.map((run) => run.experiment))];
    return h('section', { class: 'note good' },
      h('h2', null, title),
      h('ul', { class: 'sent' }, queued.map((run) => h('li', { class: 'row' }, h('a', { href: `/runs/${run.runId}` }, nameOf(run)), status(run)))),
      h('p', null, experiments.map((name) => h('a', { href: at('/experiments', name) }, `All runs of ${name}`))));
  }

  refused(failure, queued) {
    const faults = failure.body?.faults ?? [];
    const placed = faults.map((fault) => ({ ...fault, line: this.lineOf(fault, failure.index ?? 0) }));
    const lines = new Map();
    placed.forEach((fault) => lines.set(fault.line, [...(lines.get(fault.line) ?? []), fault.message]));
    this.yaml.mark(lines);
    this.form.mark(this.job.simple() ? faults : []);
    replace(this.outcome,
      queued.length > 0 && this.links(queued, `${queued.length} of the runs are queued`),
      h('section', { class: 'note bad', role: 'alert' },
        h('h2', null, faults.length === 0 ? failure.title ?? 'Not submitted' : faults.length === 1 ? 'One thing is wrong' : `${faults.length} things are wrong`),
        faults.length === 0 ? h('p', null, failure.message) : h('ul', { class: 'faults' }, placed.map((fault) => this.fault(fault)))));
    this.outcome.scrollIntoView({ block: 'nearest' });
  }

  fault(fault) {
    return h('li', null,
      h('button', { type: 'button', onclick: () => this.yaml.reveal(fault.line) }, `Line ${fault.line}`), ' ',
      h('code', null, fault.field === '' ? 'the document' : fault.field), ` ${fault.message}, was ${fault.seen}`);
  }

  lineOf(fault, index) {
    const told = fault.field === '' ? /line (\d+)/.exec(fault.message) : null;
    return told ? Number(told[1]) : this.job.line(fault.field, index);
  }
}

/** What to begin with: another run's job, the draft of before, or an example. */
async function beginning(query, signal) {
  const from = query.get('from');
  if (from === null) return kept() ?? Object.values(EXAMPLES)[0];
  const { job } = await get(at('/api/v1/runs', from), signal);
  return ofJson(job ?? {}).text;
}

export async function show(context) {
  context.title('Submit');
  return void new SubmitPage(context, await beginning(context.query, context.signal));
}
