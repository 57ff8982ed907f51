// A model: its versions, what is served, by which policy, and every move of an alias with who and why.
import { at, get, path, send } from '../api.js';
import { ask, WHO_AND_WHY } from '../dialog.js';
import { announce, h, replace } from '../dom.js';
import { ago, brief, loss, percent, text, time, UNKNOWN, whole } from '../format.js';
import { table } from '../table.js';
import { ledger } from '../models/ledger.js';
import { policyPanel } from '../models/policy.js';

function origin({ version, runId, runName, dataset, registeredAt }) {
  return h('span', null,
    h('a', { href: `/runs/${runId}`, 'data-key': `run ${version}` }, runName ?? runId),
    h('span', { class: 'beneath' }, `${text(dataset)}, `, h('time', { datetime: registeredAt, title: time(registeredAt) }, ago(registeredAt))));
}

/** How often a version was right, as feedback has it. */
function inUse(usage) {
  if (!usage) return UNKNOWN;
  const { accuracy: { value, low, high }, feedback } = usage;
  return h('span', { title: 'With 95 % confidence. Who gives feedback chooses the images.' }, percent(value), h('span', { class: 'beneath' }, `${(low * 100).toFixed(2)}–${percent(high)}`), h('span', { class: 'beneath' }, `${whole(feedback)} ${feedback === 1 ? 'image' : 'images'}`));
}

class ModelPage {
  constructor({ main, params, signal }) {
    this.name = params.model;
    this.api = at('/api/v1/models', this.name);
    this.signal = signal;
    this.lead = h('p', { class: 'soft' });
    this.actions = h('div', { class: 'row' });
    this.versions = table({ caption: `Versions of ${this.name}`, id: (each) => each.version, label: (each) => each.version, current: (each) => each.version === this.model.champion });
    this.policy = h('section', { class: 'panel' });
    this.ledger = h('section', { class: 'panel' });
    this.elements = [
      h('div', { class: 'head' },
        h('div', null, h('nav', { class: 'crumbs', 'aria-label': 'Where this is' }, h('a', { href: '/models' }, 'Models')), h('h1', null, this.name), this.lead),
        this.actions),
      h('div', { class: 'stack' },
        h('section', { class: 'panel' }, h('h2', null, 'Versions'), this.versions.element),
        h('div', { class: 'two' }, this.ledger, this.policy)),
    ];
    this.main = main;
  }

  async load() {
    const [model, usage, policy, settings] = await Promise.all([
      get(this.api, this.signal),
      get(`${this.api}/feedback`, this.signal),
      get(`${this.api}/policy`, this.signal),
      get('/api/v1/settings', this.signal),
    ]);
    this.model = model;
    this.inUse = new Map(usage.versions.filter((each) => each.accuracy).map((each) => [each.version, each]));
    this.inferenceUrl = settings.inferenceUrl;
    this.draw(policy);
    if (!this.main.contains(this.elements[0])) this.main.replaceChildren(...this.elements);
  }

  draw(policy) {
    const { champion, versions } = this.model;
    this.lead.textContent = `${whole(versions.length)} ${versions.length === 1 ? 'version' : 'versions'} · ${champion === null ? 'no champion yet' : `version ${champion} is the champion: what a request without a version gets`}`;
    replace(this.actions,
      champion !== null && h('a', { class: 'button', target: '_blank', rel: 'noreferrer', href: this.tryIt(champion) }, 'Try it'),
      h('button', { type: 'button', 'data-key': 'rollback', disabled: !this.model.ledger.some((entry) => entry.alias === 'champion' && entry.from !== null), onclick: () => this.rollBack() }, 'Roll back…'));
    this.versions.draw({ columns: this.columns(), rows: versions, sorted: null });
    replace(this.ledger, ledger(this.model.ledger));
    replace(this.policy, policyPanel(policy, () => this.setPolicy(policy)));
  }

  tryIt(version) {
    const url = new URL(this.inferenceUrl);
    url.searchParams.set('model', this.name);
    url.searchParams.set('version', version);
    return url.href;
  }

  columns() {
    const best = Math.max(...this.model.versions.map((each) => each.testAccuracy));
    return [
      { key: 'version', name: 'Version', show: (each) => h('span', { class: 'row nowrap' }, h('strong', null, each.version), each.aliases.map((alias) => this.alias(alias, each))) },
      { key: 'run', name: 'Run', open: true, show: (each) => origin(each) },
      { key: 'testAccuracy', name: 'Test accuracy', number: true, best: (each) => each.testAccuracy === best, show: (each) => percent(each.testAccuracy) },
      ...(this.inUse.size > 0 ? [{ key: 'inUse', name: 'Right in use', number: true, show: (each) => inUse(this.inUse.get(each.version)) }] : []),
      { key: 'testLoss', name: 'Test loss', number: true, show: (each) => loss(each.testLoss) },
      { key: 'parameters', name: 'Parameters', number: true, show: (each) => brief(each.parameters) },
      { key: 'verdict', name: 'What the policy said', show: (each) => h('span', { class: 'sentence' }, text(each.verdict)) },
      { key: 'do', name: h('span', { class: 'unseen' }, 'Actions'), show: (each) => this.doings(each) },
    ];
  }

  alias(alias, { version }) {
    if (alias === 'champion') return h('span', { class: 'tag good' }, alias);
    return h('span', { class: 'chip' }, h('span', null, alias), h('button', { type: 'button', 'aria-label': `Take the alias ${alias} away from version ${version}`, onclick: () => this.removeAlias(alias) }, '×'));
  }

  doings({ version, runId }) {
    const { champion, versions } = this.model;
    const other = versions.find((each) => each.version === champion);
    const own = version === champion;
    return h('span', { class: 'row nowrap ends doings' },
      h('a', { class: 'button quiet', href: `${this.api}/versions/${version}/card`, target: '_blank', 'data-key': `card ${version}` }, 'Card'),
      !own && other && h('a', { class: 'button quiet', href: path('/compare', { runs: `${other.runId},${runId}` }), 'data-key': `compare ${version}` }, 'Compare'),
      h('button', { type: 'button', class: 'quiet', 'data-key': `alias ${version}`, 'aria-label': `Give version ${version} an alias`, onclick: () => this.addAlias(version) }, 'Alias…'),
      h('button', { type: 'button', 'data-key': `promote ${version}`, 'aria-label': own ? `Version ${version} is the champion` : `Promote version ${version}`, disabled: own, onclick: () => this.promote(version) }, own ? 'Champion' : 'Promote…'));
  }

  async asked(question, done) {
    if (!(await ask(question))) return;
    announce(done);
    await this.load();
  }

  promote(version) {
    const champion = this.model.champion;
    return this.asked({
      title: `Make version ${version} the champion?`,
      text: `From then on every request for ${this.name} without a version is answered by version ${version}${champion === null ? '.' : `, not by version ${champion}.`}`,
      fields: WHO_AND_WHY,
      action: 'Promote',
      act: ({ by, reason }) => send('POST', `${this.api}/promote`, { version, by, reason }),
    }, `Version ${version} is the champion`);
  }

  rollBack() {
    return this.asked({
      title: 'Go back to the champion before?',
      text: `Version ${this.model.champion} is the champion now. The one before it is made the champion again.`,
      fields: WHO_AND_WHY,
      action: 'Roll back',
      act: (wish) => send('POST', `${this.api}/rollback`, wish),
    }, 'The champion before is the champion again');
  }

  addAlias(version) {
    return this.asked({
      title: `Give version ${version} an alias`,
      text: 'An alias is a name that can be moved to another version later, such as challenger.',
      fields: [{ name: 'alias', label: 'Alias', required: true, pattern: '[A-Za-z][A-Za-z0-9._-]*', maxlength: 64, hint: 'A letter, then letters, digits, dots, hyphens and underscores' }, ...WHO_AND_WHY],
      values: { alias: 'challenger' },
      action: 'Give',
      act: ({ alias, by, reason }) => send('PUT', at(`${this.api}/aliases`, alias), { version, by, reason }),
    }, 'The alias is given');
  }

  removeAlias(alias) {
    return this.asked({
      title: `Take the alias ${alias} away?`,
      text: 'Requests for it are answered with 404 from then on.',
      fields: WHO_AND_WHY,
      action: 'Take away',
      dangerous: true,
      act: (wish) => send('DELETE', path(at(`${this.api}/aliases`, alias), wish)),
    }, 'The alias is gone');
  }

  setPolicy(policy) {
    return this.asked({
      title: 'When does a new version become the champion?',
      fields: [
        { name: 'mode', label: 'Who decides', options: ['auto', 'manual'], hint: 'auto: the figures below. manual: a person, with Promote.' },
        { name: 'minimumGain', label: 'Minimum gain', required: true, inputmode: 'decimal', hint: 'By how much its test accuracy must be higher, as a share: 0.005 is half a percentage point' },
        { name: 'significance', label: 'Significance', inputmode: 'decimal', placeholder: 'not asked', hint: 'McNemar’s test must give a p-value below this, such as 0.05. Empty: not asked' },
        ...WHO_AND_WHY,
      ],
      values: { mode: policy.mode, minimumGain: policy.minimumGain, significance: policy.significance },
      action: 'Set',
      act: ({ mode, minimumGain, significance, by, reason }) => send('PUT', `${this.api}/policy`, { mode, minimumGain: number('minimum gain', minimumGain), significance: significance.trim() === '' ? null : number('significance', significance), by, reason }),
    }, 'The policy is set');
  }
}

function number(name, written) {
  const value = Number(written);
  if (written.trim() === '' || Number.isNaN(value)) throw new Error(`The ${name} must be a number, was “${written}”.`);
  return value;
}

export async function show(context) {
  context.title(context.params.model);
  const page = new ModelPage(context);
  await page.load();
}
