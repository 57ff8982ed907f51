// Curves with what one sets them by: metric, smoothing, log axis, which images; a legend, and the figures as a table. All settings are in the address.
import { h, replace } from '../dom.js';
import { alternative } from '../table.js';
import { Curves, figure } from './curves.js';
import { CROWD } from './palette.js';
import { METRICS } from './series.js';

const EPOCH_TABLE_RUNS = 12;

/** Of a crowd only the held-out images, unless both are asked for: so it stays readable. */
const usual = (count) => (count > CROWD ? 'heldOut' : 'both');
const SETS = { both: ['heldOut', 'train'], heldOut: ['heldOut'], train: ['train'] };

const settings = (query, count) => ({
  metric: METRICS[query.get('metric')] ? query.get('metric') : 'accuracy',
  smoothing: Math.min(0.99, Math.max(0, Number(query.get('smooth')) || 0)),
  log: query.get('log') === '1',
  sets: SETS[query.get('images')] ?? SETS[usual(count)],
  lit: query.get('lit'),
});

export class Board {
  constructor({ change, signal }) {
    this.change = change;
    this.bar = h('div', { class: 'row apart' });
    this.legend = h('ul', { class: 'legend', 'aria-label': 'Runs' });
    this.table = h('div');
    this.chart = new Curves({ signal, onlight: (runId, epoch) => this.glance(runId, epoch), onpick: (runId) => this.pick(runId) });
    this.element = h('div', null, this.bar, h('div', { class: 'curves' }, this.chart.element, this.legend), this.table);
  }

  pick(runId) {
    this.change({ lit: this.set.lit === runId ? null : runId }, 'replace');
  }

  draw(curves, query) {
    const set = settings(query, curves.length);
    const same = this.curves === curves && JSON.stringify({ ...set, lit: null }) === JSON.stringify({ ...this.set, lit: null });
    this.curves = curves;
    this.set = set;
    if (same) {
      this.chart.shown.lit = set.lit;
      this.chart.light(set.lit);
    } else {
      this.chart.draw({ curves, ...set });
    }
    this.drawBar();
    this.drawLegend();
    replace(this.table, this.asTable());
  }

  drawBar() {
    const { metric, smoothing, log, sets } = this.set;
    const images = sets.length === 2 ? 'both' : sets[0];
    const choice = (label, options, present, name, unsaid) => h('div', { class: 'choice', role: 'group', 'aria-label': label }, options.map(([value, text]) => h('button', { type: 'button', 'data-key': `${name} ${value}`, 'aria-pressed': String(present === value), onclick: () => this.change({ [name]: value === unsaid ? null : value }, 'replace') }, text)));
    const value = h('output', { class: 'number' }, smoothing.toFixed(2));
    const slider = h('input', { type: 'range', min: 0, max: 0.98, step: 0.02, value: smoothing, 'data-key': 'smooth', 'aria-label': 'Smoothing', oninput: () => this.change({ smooth: slider.value === '0' ? null : slider.value }, 'replace') });
    if (document.activeElement?.dataset.key === 'smooth' && this.bar.contains(document.activeElement)) {
      this.bar.querySelector('output').textContent = smoothing.toFixed(2);
      return;
    }
    replace(this.bar,
      h('div', { class: 'row' },
        choice('Metric', Object.entries(METRICS).map(([key, each]) => [key, each.name]), metric, 'metric', 'accuracy'),
        metric !== 'learningRate' && choice('Images', [['both', 'Both'], ['heldOut', 'Held-out'], ['train', 'Train']], images, 'images', usual(this.curves.length))),
      h('div', { class: 'row' },
        metric !== 'learningRate' && h('span', { class: 'strokes' }, sets.includes('heldOut') && h('span', null, 'held-out'), sets.includes('train') && h('span', { style: { '--stroke': 'dashed' } }, 'train')),
        h('label', { class: 'field' }, 'Smoothing', slider, value),
        h('button', { type: 'button', 'data-key': 'log', 'aria-pressed': String(log), onclick: () => this.change({ log: log ? null : '1' }, 'replace') }, 'Log axis')));
  }

  drawLegend() {
    this.values = new Map();
    replace(this.legend, this.chart.figures().map(({ curve, best }) => {
      const value = h('span', { class: 'value' }, figure(best));
      this.values.set(curve.runId, value);
      return h('li', null, h('button', {
        type: 'button',
        'data-key': `lit ${curve.runId}`,
        'data-run': curve.runId,
        'aria-pressed': String(this.set.lit === curve.runId),
        onclick: () => this.pick(curve.runId),
        onpointerenter: () => this.chart.light(curve.runId),
        onpointerleave: () => this.chart.light(this.set.lit),
        onfocus: () => this.chart.light(curve.runId),
        onblur: () => this.chart.light(this.set.lit),
      }, h('span', { class: 'dot', style: { '--c': curve.colour } }), h('span', { class: 'name', title: `${curve.name ?? curve.runId}, seed ${curve.seed ?? '–'}` }, curve.name ?? curve.runId), value));
    }));
  }

  /** The legend follows the pointer: the figures of its epoch, the nearest run marked. */
  glance(runId, epoch) {
    if (this.curves.length > 100 || !this.values) return;
    for (const { curve, best, at } of this.chart.figures(epoch)) this.values.get(curve.runId).textContent = figure(epoch === null ? best : at);
    for (const button of this.legend.querySelectorAll('button')) button.classList.toggle('lit', button.dataset.run === runId);
  }

  asTable() {
    const { metric } = this.set;
    const name = METRICS[metric].name;
    if (this.curves.length > EPOCH_TABLE_RUNS) {
      return alternative(`${name} of each run`, ['Run', 'Best', 'In epoch', 'Last'], () => this.chart.figures().map((each) => [each.curve.name ?? each.curve.runId, figure(each.best), String(each.bestEpoch ?? '–'), figure(each.last)]));
    }
    const order = this.chart.lines.map((_, index) => index).reverse();
    const heads = order.map((index) => this.chart.lines[index]).map((line) => `${this.curves[line.run].name ?? this.curves[line.run].runId}, ${line.set === 'train' ? 'train' : 'held-out'}`);
    return alternative(`${name} by epoch`, ['Epoch', ...heads], () => this.chart.columns[0].map((epoch, index) => [String(epoch), ...order.map((line) => figure(this.chart.columns[line + 1][index]))]));
  }
}

