// The runs of an experiment: found, filtered, sorted, chosen, compared. Everything asked for is in the address.
import { at, get, path } from '../api.js';
import { choices, whereParts } from '../conditions.js';
import { announce, h, replace, settled } from '../dom.js';
import { filtered, filters, wanted } from '../filters.js';
import { plain, whole } from '../format.js';
import { live, paced } from '../live.js';
import { orderName, orders } from '../orders.js';
import { go } from '../router.js';
import { COLUMNS, nameOf, USUAL } from '../runs.js';
import { empty, failed } from '../states.js';
import { table } from '../table.js';

const STATES = ['running', 'queued', 'completed', 'failed', 'cancelled'];
const SIZES = [100, 250, 500];
const MOST = 500;
const NAMED = { network: 'network', since: 'submitted since', until: 'submitted until', asOf: 'as known on' };
const NARROWED = Object.keys(NAMED);
const BEST_FIRST = '-testAccuracy';

const list = (query, name) => (query.get(name) ?? '').split(',').filter((each) => each !== '');

/** What of the address goes to the service. */
function request(name, query, columns) {
  const size = Number(query.get('size')) || SIZES[0];
  return {
    experiment: name,
    ...wanted(query),
    sort: query.get('sort') ?? BEST_FIRST,
    columns: columns.filter((key) => key.includes('.')).join(','),
    limit: size,
    offset: (Math.max(1, Number(query.get('page')) || 1) - 1) * size,
  };
}

const ofJob = (key) => ({ key, name: key.split('.').slice(-2).join('.'), title: key, show: (run) => plain(run.values?.[key]), number: false });

function columnsOf(query) {
  const keys = query.has('columns') ? ['name', ...list(query, 'columns').filter((key) => key !== 'name')] : USUAL;
  return keys.map((key) => COLUMNS.find((column) => column.key === key) ?? (key.includes('.') ? ofJob(key) : null)).filter(Boolean);
}

class RunsPage {
  constructor({ main, params, signal, change }, hyperparameters) {
    this.name = params.name;
    this.signal = signal;
    this.change = change;
    this.hyperparameters = hyperparameters;
    this.rows = [];
    this.query = new URLSearchParams();
    this.table = table({
      caption: `Runs of ${this.name}`,
      id: (run) => run.runId,
      label: nameOf,
      chosen: () => new Set(list(this.query, 'chosen')),
      onchoose: (id, on) => this.choose([id], on),
      onall: (rows, on) => this.choose(rows.map((run) => run.runId), on),
      onsort: (sort) => this.change({ sort, page: null }),
      current: (run) => run.runId === this.query.get('run'),
    });
    this.lead = h('p', { class: 'soft' });
    this.filters = h('div', { class: 'row' });
    this.all = h('a', { class: 'button' }, 'Compare all');
    this.below = h('div', { class: 'row apart small soft' });
    this.tray = h('div', { class: 'tray', role: 'region', 'aria-label': 'Chosen runs', hidden: true });
    this.search = h('input', { type: 'search', placeholder: 'Find by name', 'aria-label': 'Find runs by name', oninput: settled(250, () => this.change({ find: this.search.value, page: null }, 'replace')) });
    this.body = h('div', { class: 'panel' }, this.table.element, this.below);
    main.replaceChildren(
      h('div', { class: 'head' },
        h('div', null, h('nav', { class: 'crumbs', 'aria-label': 'Where this is' }, h('a', { href: '/' }, 'Experiments')), h('h1', null, this.name), this.lead),
        h('div', { class: 'row' }, this.exports(), this.all)),
      h('div', { class: 'stack' }, this.filters, this.body),
      this.tray);
    document.addEventListener('keydown', (event) => this.key(event), { signal });
  }

  exports() {
    const link = (name, type) => h('button', { type: 'button', class: 'quiet', onclick: () => this.download(name, type) }, name);
    return h('details', { class: 'drop' }, h('summary', { class: 'button quiet' }, 'Export'), h('div', null, h('p', { class: 'small soft' }, 'The runs as filtered and sorted here'), h('div', { class: 'row' }, link('JSON', 'application/json'), link('CSV', 'text/csv'), link('Markdown', 'text/markdown'))));
  }

  async download(name, type) {
    const asked = request(this.name, this.query, columnsOf(this.query).map((column) => column.key));
    const response = await fetch(path('/api/v1/runs', { ...asked, limit: MOST, offset: 0 }), { headers: { Accept: type }, signal: this.signal });
    const url = URL.createObjectURL(await response.blob());
    h('a', { href: url, download: `${this.name}-runs.${{ JSON: 'json', CSV: 'csv', Markdown: 'md' }[name]}` }).click();
    URL.revokeObjectURL(url);
  }

  key(event) {
    if (event.target.closest('input:not([type=checkbox]), select, textarea, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'c') this.compare();
    else if (event.key === 'Escape') this.change({ chosen: null }, 'replace');
    else if (['ArrowDown', 'j'].includes(event.key) && !event.target.closest('table')) this.table.element.querySelector('tbody input')?.focus();
    else return;
    event.preventDefault();
  }

  choose(ids, on) {
    const chosen = new Set(list(this.query, 'chosen'));
    ids.forEach((id) => (on ? chosen.add(id) : chosen.delete(id)));
    const most = [...chosen].slice(0, MOST);
    this.change({ chosen: most.join(',') }, 'replace');
    announce(`${most.length} runs chosen`);
  }

  compare() {
    const chosen = list(this.query, 'chosen');
    if (chosen.length > 1) go(`/compare?runs=${chosen.join(',')}`);
  }

  /** Shows what changes while it changes. A run that is not on this page of the list may belong there now. */
  follow() {
    const again = paced(1000, () => this.asked && this.load(this.asked));
    const draw = paced(200, () => this.rows.length > 0 && this.draw());
    live({ experiment: this.name }, {
      run: (run) => {
        const index = this.rows.findIndex((each) => each.runId === run.runId);
        if (index < 0) return again();
        this.rows[index] = { ...this.rows[index], ...run, values: this.rows[index].values };
        return draw();
      },
      ready: again,
    }, this.signal);
  }

  async update(query) {
    const before = this.asked;
    this.query = query;
    const columns = columnsOf(query);
    this.asked = path('/api/v1/runs', request(this.name, query, columns.map((column) => column.key)));
    this.drawFilters();
    this.drawTray();
    if (before === this.asked) this.draw();
    else await this.load(this.asked);
  }

  async load(asked) {
    this.body.setAttribute('aria-busy', 'true');
    try {
      const { runs, total } = await get(asked, this.signal);
      if (asked !== this.asked) return;
      this.rows = runs;
      this.total = total;
      await this.pointOut();
      this.draw();
    } catch (failure) {
      if (failure.name === 'AbortError' || asked !== this.asked) return;
      this.asked = null;
      replace(this.body, failed(failure, () => this.update(this.query)));
    } finally {
      this.body.removeAttribute('aria-busy');
    }
  }

  /** The run that the address points out leads the list where it is not on this page of it. */
  async pointOut() {
    const wanted = this.query.get('run');
    if (wanted === null || this.rows.some((run) => run.runId === wanted)) return;
    const { runs } = await get(path('/api/v1/runs', { experiment: this.name, ids: wanted }), this.signal).catch(() => ({ runs: [] }));
    this.rows = [...runs, ...this.rows];
  }

  draw() {
    const some = filtered(this.query);
    this.lead.textContent = `${whole(this.total)} ${this.total === 1 ? 'run' : 'runs'}${some ? (this.total === 1 ? ' matches' : ' match') : ''}`;
    if (this.rows.length === 0) {
      replace(this.body, some
        ? empty('No run is like that', 'Take a filter away, or loosen it.', h('p', null, h('a', { href: at('/experiments', this.name) }, 'Without filters')))
        : empty('No runs', 'This experiment has no runs, or there is no such experiment.'));
      return;
    }
    const best = Math.max(...this.rows.map((run) => run.testAccuracy ?? -1));
    const columns = columnsOf(this.query).map((column) => (column.key === 'testAccuracy' ? { ...column, best: (run) => run.testAccuracy === best } : column));
    this.table.draw({ columns, rows: this.rows, sorted: this.query.get('sort') ?? BEST_FIRST });
    this.drawBelow();
    if (!this.body.contains(this.table.element)) replace(this.body, this.table.element, this.below);
    if (!this.scrolled) this.table.element.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
    this.scrolled = true;
  }

  drawBelow() {
    const size = Number(this.query.get('size')) || SIZES[0];
    const page = Math.max(1, Number(this.query.get('page')) || 1);
    const pages = Math.ceil(this.total / size);
    const turn = (to, name) => h('button', { type: 'button', 'data-key': name, disabled: to < 1 || to > pages, onclick: () => this.change({ page: to === 1 ? null : to }) }, name);
    replace(this.below,
      h('span', null, `${whole((page - 1) * size + 1)} to ${whole(Math.min(page * size, this.total))} of ${whole(this.total)}`),
      h('div', { class: 'row' },
        h('label', { class: 'field' }, 'Rows', h('select', { 'data-key': 'size', onchange: (event) => this.change({ size: event.target.value, page: null }) }, SIZES.map((each) => h('option', { value: each, selected: each === size }, each)))),
        pages > 1 && [turn(page - 1, 'Previous'), turn(page + 1, 'Next')]));
  }

  drawFilters() {
    const { query } = this;
    this.all.setAttribute('href', path('/compare', { experiment: this.name, ...filters(query) }));
    if (document.activeElement !== this.search) this.search.value = query.get('find') ?? '';
    const state = STATES.map((each) => h('button', { type: 'button', 'data-key': `state ${each}`, 'aria-pressed': String(query.get('state') === each), onclick: () => this.change({ state: query.get('state') === each ? null : each, page: null }) }, each));
    const wheres = query.getAll('where');
    const without = (gone) => this.change({ where: wheres.filter((each) => each !== gone), page: null });
    replace(this.filters,
      this.search,
      h('div', { class: 'choice', role: 'group', 'aria-label': 'State' }, state),
      NARROWED.filter((name) => query.has(name)).map((name) => h('span', { class: 'chip lit' }, h('span', null, `${NAMED[name]} ${query.get(name)}`), h('button', { type: 'button', 'aria-label': `Take the filter ${NAMED[name]} away`, onclick: () => this.change({ [name]: null, page: null }) }, '×'))),
      wheres.map((each) => h('span', { class: 'chip lit' }, h('span', null, whereParts(each).join(' ')), h('button', { type: 'button', 'aria-label': `Take the filter ${each} away`, onclick: () => without(each) }, '×'))),
      this.conditions(wheres),
      h('span', { style: { flex: '1' } }),
      this.order(),
      this.columns());
  }

  conditions(wheres) {
    const add = (where) => this.change({ where: [...wheres, where], page: null });
    return h('details', { class: 'drop left' }, h('summary', { class: 'button', 'data-key': 'add filter' }, '+ Filter'), h('div', { class: 'stack' }, choices(this.hyperparameters, add), this.dates()));
  }

  /** An order by what no heading stands for. */
  order() {
    const name = orderName(this.query.get('sort') ?? BEST_FIRST);
    const by = (sort) => this.change({ sort, page: null });
    return [
      name && h('span', { class: 'chip lit' }, h('span', null, `by ${name}`), h('button', { type: 'button', 'aria-label': 'Sort as usual', onclick: () => by(null) }, '×')),
      h('details', { class: 'drop' }, h('summary', { class: 'button', 'data-key': 'sort' }, 'Sort'), h('div', null, orders(by))),
    ];
  }

  dates() {
    const field = (name) => h('label', { class: 'field apart' }, NAMED[name], h('input', { type: 'date', 'data-key': name, value: (this.query.get(name) ?? '').slice(0, 10), onchange: (event) => this.change({ [name]: event.target.value, page: null }) }));
    return h('fieldset', { class: 'plain' }, h('legend', { class: 'small soft' }, 'By date'), NARROWED.filter((name) => name !== 'network').map(field));
  }

  columns() {
    const shown = new Set(columnsOf(this.query).map((column) => column.key));
    const toggle = (key, on) => {
      const now = columnsOf(this.query).map((column) => column.key).filter((each) => each !== key);
      this.change({ columns: (on ? [...now, key] : now).join(',') }, 'replace');
    };
    const check = (key, name) => h('label', { class: 'check' }, h('input', { type: 'checkbox', 'data-key': `column ${key}`, checked: shown.has(key), onchange: (event) => toggle(key, event.target.checked) }), name);
    const made = h('details', { class: 'drop', open: this.choosing === true, ontoggle: () => { this.choosing = made.open; } },
      h('summary', { class: 'button', 'data-key': 'columns' }, 'Columns'),
      h('div', null,
        h('div', { class: 'row apart' }, h('strong', null, 'Columns'), h('button', { type: 'button', class: 'quiet', onclick: () => this.change({ columns: null }, 'replace') }, 'Usual')),
        COLUMNS.filter((column) => !column.fixed).map((column) => check(column.key, column.name)),
        this.hyperparameters.length > 0 && h('strong', null, 'Of the job'),
        this.hyperparameters.map(({ path: key, distinct }) => check(key, `${key} (${distinct})`))));
    return made;
  }

  drawTray() {
    const chosen = list(this.query, 'chosen');
    this.tray.hidden = chosen.length === 0;
    replace(this.tray,
      h('span', null, `${whole(chosen.length)} chosen`),
      h('button', { type: 'button', class: 'optional', 'data-key': 'none', onclick: () => this.change({ chosen: null }, 'replace') }, 'None'),
      h('button', { type: 'button', class: 'main', 'data-key': 'compare', disabled: chosen.length < 2, onclick: () => this.compare() }, 'Compare'));
  }
}

export async function show(context) {
  context.title(context.params.name);
  const { hyperparameters } = await get(path('/api/v1/hyperparameters', { experiment: context.params.name }), context.signal);
  const differing = hyperparameters.filter((each) => each.distinct > 1);
  const same = hyperparameters.filter((each) => each.distinct <= 1);
  const page = new RunsPage(context, [...differing, ...same]);
  await page.update(context.query);
  page.follow();
  return ({ query }) => page.update(query);
}
