// One picture before one model: asks anew whenever either has changed, and lets go of the question before.
import { announce, settled } from './dom.js';
import { answer, percent } from './answer.js';
import { empty, failed, loading } from './states.js';
import * as service from './service.js';

const PAUSE = 120;
const PATIENCE = 3000;

export class Trial {
  /** chosen: as the picker leaves it; told: called with the model's shape once it is known. */
  constructor(board, chosen, panel, told) {
    Object.assign(this, { board, chosen, panel, told, shape: null, failure: null, running: new AbortController() });
    this.soon = settled(PAUSE, () => this.ask());
  }

  /** Another model. */
  choose() {
    this.shape = null;
    this.panel.replaceChildren(loading('the model'));
    return this.ask();
  }

  async ask() {
    clearTimeout(this.again);
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.panel.setAttribute('aria-busy', 'true');
    try {
      await this.answer(signal);
    } catch (failure) {
      if (!signal.aborted) this.fail(failure);
    }
    if (!signal.aborted) this.panel.removeAttribute('aria-busy');
  }

  async answer(signal) {
    this.shape ??= await this.known(signal);
    if (this.board.empty) {
      this.panel.replaceChildren(empty('Nothing to read yet', 'Draw on the board, or drop, paste or choose a PNG or JPEG picture.'));
      return;
    }
    const file = await this.board.toFile(this.shape);
    const { top, invert } = this.chosen;
    const began = performance.now();
    const reply = await service.classify(this.chosen, file, { top: top === 'all' ? this.shape.classes : top, invert }, signal);
    if (signal.aborted) return;
    this.panel.replaceChildren(answer(reply, this.shape.classes, performance.now() - began));
    const [best] = reply.predictions;
    announce(`Read as ${best.label}, ${percent(best.probability)}`);
  }

  async known(signal) {
    const shape = await service.shape(this.chosen, signal);
    signal.throwIfAborted();
    this.told(shape);
    return shape;
  }

  fail(failure) {
    const passing = failure.kind === 'offline' || failure.kind === 'waiting';
    if (!this.panel.contains(this.failure) || this.failure.told !== failure.message) { // it would be read out anew
      this.failure = failed(failure, passing ? () => this.ask() : null);
      this.failure.told = failure.message;
      this.panel.replaceChildren(this.failure);
    }
    if (passing) this.again = setTimeout(() => this.ask(), PATIENCE);
  }
}
