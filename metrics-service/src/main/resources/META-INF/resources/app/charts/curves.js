// Learning curves of many runs over each other, on a canvas. Solid: held-out images; dashed: those trained on.
import { announce, h } from '../dom.js';
import { colour } from '../theme.js';
import { CROWD, resolved } from './palette.js';
import { columns, lines, METRICS } from './series.js';
import uPlot from './uplot.js';

const NEAR_PIXELS = 40;
const FAINT = 0.1;
const FIRST = 8;

const figure = (value) => (value === null || value === undefined ? '–' : Math.abs(value) < 0.001 && value !== 0 ? value.toExponential(2) : value.toFixed(4));

export class Curves {
  /** onlight(runId or null, epoch or null): what the pointer is near to. onpick(runId): what was clicked. */
  constructor({ height = 380, onlight = () => {}, onpick = () => {}, signal }) {
    this.height = height;
    this.onlight = onlight;
    this.onpick = onpick;
    this.place = h('div');
    this.readout = h('div', { class: 'readout', hidden: true, 'aria-hidden': 'true' });
    this.element = h('div', { class: 'chart', role: 'img', tabindex: '0', onkeydown: (event) => this.walk(event) }, this.place, this.readout);
    this.walked = 0;
    const resize = new ResizeObserver(() => this.plot?.setSize({ width: this.width(), height: this.height }));
    resize.observe(this.element);
    const redraw = () => this.shown && this.draw(this.shown);
    document.addEventListener('themechange', redraw, { signal });
    signal?.addEventListener('abort', () => {
      resize.disconnect();
      this.plot?.destroy();
    });
  }

  width() {
    return Math.max(240, this.element.clientWidth);
  }

  /** shown: { curves, metric, smoothing, log, sets, lit } */
  draw(shown) {
    const began = performance.now();
    this.shown = shown;
    this.lines = lines(shown.curves, shown).reverse(); // the first run is drawn last, over the others
    this.columns = columns(this.lines);
    this.plot?.destroy();
    this.plot = new uPlot(this.options(), this.columns, this.place);
    this.light(shown.lit ?? null);
    this.element.setAttribute('aria-label', this.summary());
    requestAnimationFrame(() => { this.element.dataset.drawnMillis = Math.round(performance.now() - began); });
  }

  summary() {
    const { curves, metric } = this.shown;
    return `${METRICS[metric].name} by epoch of ${curves.length} ${curves.length === 1 ? 'run' : 'runs'}, ${this.columns[0].length} epochs. The figures are in the table below; arrow keys read them one by one.`;
  }

  options() {
    const { curves, metric, log } = this.shown;
    const crowd = curves.length > CROWD;
    const colours = resolved(curves.map((curve) => curve.colour));
    const axis = { stroke: colour('--soft'), font: `11px ${getComputedStyle(document.body).fontFamily}`, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    return {
      width: this.width(),
      height: this.height,
      legend: { show: false },
      padding: [10, 14, 0, 0],
      cursor: { points: { show: false }, focus: { prox: -1 }, drag: { x: true, y: true, uni: 20 }, y: false },
      scales: { x: { time: false }, y: { distr: log ? 3 : 1 } },
      axes: [
        { ...axis, label: 'epoch', labelSize: 18, labelFont: axis.font, size: 28, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
        { ...axis, size: 62, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : metric === 'accuracy' ? `${Number((tick * 100).toFixed(2))} %` : String(Number(tick.toPrecision(3))))) },
      ],
      series: [{}, ...this.lines.map((line) => ({
        stroke: colours[line.run],
        width: (line.set === 'heldOut' ? 1.75 : 1.25) * (crowd && line.run >= FIRST ? 0.7 : 1),
        dash: line.set === 'train' && !crowd ? [4, 4] : undefined,
        alpha: 1,
        spanGaps: true,
        points: { show: line.epochs.length === 1, size: 6 },
      }))],
      hooks: { setCursor: [() => this.point()], ready: [(plot) => plot.over.addEventListener('click', () => this.near && this.onpick(this.near.runId))] },
    };
  }

  /** Lights one run up, the others down; null: all alike. */
  light(runId) {
    if (this.alight === runId && this.dressed === this.plot) return;
    this.alight = runId;
    this.dressed = this.plot;
    const usual = this.shown.curves.length > CROWD ? 0.4 : 1;
    this.lines.forEach((line, index) => {
      const own = this.shown.curves[line.run].runId === runId;
      this.plot.series[index + 1].alpha = runId === null ? (line.run < FIRST ? 1 : usual) : own ? 1 : FAINT;
    });
    this.plot.redraw(false, false);
  }

  point() {
    const { left, top, idx } = this.plot.cursor;
    const near = left < 0 || idx === null || idx === undefined ? null : this.nearest(top, idx);
    this.near = near;
    this.light(near?.runId ?? this.shown.lit ?? null);
    this.say(near, left, top, idx);
    this.onlight(near?.runId ?? null, left < 0 ? null : this.columns[0][idx] ?? null);
  }

  /** Left and right: epoch by epoch; up and down: run by run. */
  walk(event) {
    const epochs = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const runs = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
    if ((epochs === 0 && runs === 0) || this.lines.length === 0) return;
    event.preventDefault();
    this.walked = Math.min(this.shown.curves.length - 1, Math.max(0, this.walked + runs));
    const line = this.lines.findLastIndex((each) => each.run === this.walked);
    if (line < 0) return;
    const last = this.lines[line].epochs.at(-1) - 1;
    const idx = Math.min(last, Math.max(0, (this.plot.cursor.idx ?? (epochs > 0 ? -1 : 0)) + epochs));
    const value = this.columns[line + 1][idx];
    this.plot.setCursor({ left: this.plot.valToPos(idx + 1, 'x'), top: this.plot.valToPos(value ?? 0, 'y') });
    if (!this.readout.hidden) announce(this.readout.textContent);
  }

  nearest(top, idx) {
    let found = null;
    let distance = NEAR_PIXELS;
    this.lines.forEach((line, index) => {
      const value = this.columns[index + 1][idx];
      if (value === null || value === undefined) return;
      const away = Math.abs(this.plot.valToPos(value, 'y') - top);
      if (away < distance) {
        distance = away;
        found = { runId: this.shown.curves[line.run].runId, name: this.shown.curves[line.run].name, set: line.set, value };
      }
    });
    return found;
  }

  say(near, left, top, idx) {
    this.readout.hidden = near === null;
    if (near === null) return;
    this.readout.textContent = `${near.name ?? near.runId} · ${near.set === 'train' ? 'train' : 'held-out'} · epoch ${this.columns[0][idx]}: ${figure(near.value)}`;
    const over = this.plot.over;
    const x = over.offsetLeft + left + 14;
    const flipped = x + this.readout.offsetWidth > this.element.clientWidth;
    this.readout.style.transform = `translate(${Math.max(0, flipped ? x - this.readout.offsetWidth - 28 : x)}px, ${Math.max(0, over.offsetTop + top - 34)}px)`;
  }

  /** The figures of each run, for the legend and for the table behind the chart. */
  figures(epoch = null) {
    const { curves, metric } = this.shown;
    return curves.map((curve) => {
      const own = this.lines.filter((each) => curves[each.run] === curve);
      const line = own.find((each) => each.set === 'heldOut') ?? own[0];
      const known = line ? line.values.filter((value) => value !== null) : [];
      const best = known.length > 0 ? known.reduce((a, b) => METRICS[metric].better(a, b)) : null;
      const at = epoch === null || !line ? null : line.values[line.epochs.indexOf(epoch)] ?? null;
      return { curve, best, bestEpoch: best === null ? null : line.epochs[line.values.indexOf(best)], last: known.at(-1) ?? null, at };
    });
  }
}

export { figure };
