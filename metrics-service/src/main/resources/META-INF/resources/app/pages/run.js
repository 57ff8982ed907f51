// One run: what came out, how it got there, where it errs, and what it was made of.
import { at, Failure, get, path } from '../api.js';
import { bars } from '../charts/bars.js';
import { Board } from '../charts/board.js';
import { grown } from '../charts/growing.js';
import { confusion } from '../charts/heat.js';
import { reliability } from '../charts/reliability.js';
import { h, replace } from '../dom.js';
import { ago, brief, bytes, duration, loss, percent, share, text, time, whole } from '../format.js';
import { live, paced } from '../live.js';
import { fillIn, panel, within } from '../panel.js';
import { actions } from '../run/actions.js';
import { documents } from '../run/document.js';
import { pictures } from '../run/pictures.js';
import { nameOf, status } from '../runs.js';
import { failed } from '../states.js';
import { plainTable } from '../table.js';

const ENDINGS = { 'all-epochs': 'all epochs trained', 'early-stopping': 'stopped early', 'median-stopping': 'stopped below the median', 'not-a-number': 'the loss was not a number' };
const SETS = [['test', 'Test'], ['validation', 'Validation'], ['train', 'Train']];

function fact(name, value, note) {
  return h('div', null, h('dt', null, name), h('dd', null, value, note && h('span', { class: 'small soft' }, ' ', note)));
}

function head(run) {
  return h('div', { class: 'head' },
    h('div', null,
      h('nav', { class: 'crumbs', 'aria-label': 'Where this is' },
        h('a', { href: '/' }, 'Experiments'),
        run.experiment !== null && h('a', { href: at('/experiments', run.experiment) }, run.experiment)),
      h('div', { class: 'row' }, h('h1', null, nameOf(run)), status(run)),
      h('p', { class: 'soft small' }, h('span', { class: 'mono' }, run.runId), ` · submitted ${ago(run.submittedAt)}`)),
    h('div', { class: 'row', id: 'run-actions' },
      actions(run),
      run.modelVersion !== null && run.model !== null && h('a', { class: 'button', href: at('/models', run.model) }, `${run.model}, version ${run.modelVersion}`),
      run.experiment !== null && h('a', { class: 'button', href: path(at('/experiments', run.experiment), { run: run.runId }) }, 'Among its experiment')));
}

function figures(run) {
  return h('dl', { class: 'facts' },
    fact('Test accuracy', percent(run.testAccuracy)),
    fact('Test loss', loss(run.testLoss)),
    fact('Held-out accuracy', percent(run.heldOutAccuracy), 'last epoch'),
    fact('Train accuracy', percent(run.trainAccuracy), 'last epoch'),
    fact('Epochs', run.epochs === null ? text(null) : `${run.epochsDone ?? 0} of ${run.epochs}`, run.ending ? ENDINGS[run.ending] ?? run.ending : null),
    fact('Best epoch', whole(run.bestEpoch)),
    fact('Network', text(run.network)),
    fact('Parameters', whole(run.parameters)),
    fact('Training time', duration(run.trainingSeconds), run.attempt > 1 ? `${run.attempt} attempts` : null),
    fact('Images/s', run.imagesPerSecond === null ? text(null) : whole(Math.round(run.imagesPerSecond))),
    fact('Dataset', text(run.dataset)),
    fact('Seed', text(run.seed)));
}

function report({ report: found }) {
  const row = (name, each) => [name, share(each.precision), share(each.recall), share(each.f1), whole(each.support)];
  return plainTable('Class by class', ['Class', 'Precision', 'Recall', 'F1', 'Images'], [...found.classes.map((each) => row(each.label, each)), row('Macro average', found.macroAvg), row('Weighted average', found.weightedAvg)]);
}

function evaluation(run, change) {
  const element = h('div', { class: 'stack' });
  const there = SETS.filter(([key]) => run.evaluation[key]);
  function update(query) {
    const set = there.some(([key]) => key === query.get('set')) ? query.get('set') : 'test';
    if (element.dataset.set === set) return;
    element.dataset.set = set;
    const seen = run.evaluation[set];
    replace(element,
      h('div', { class: 'row' },
        h('div', { class: 'choice', role: 'group', 'aria-label': 'Images' }, there.map(([key, name]) => h('button', { type: 'button', 'data-key': key, 'aria-pressed': String(key === set), onclick: () => change({ set: key === 'test' ? null : key }, 'replace') }, name))),
        h('span', { class: 'soft small' }, `accuracy ${percent(seen.score.accuracy)}, loss ${loss(seen.score.loss)}`, seen.topK?.length > 1 ? `, right among the first ${Math.min(5, seen.topK.length)}: ${percent(seen.topK[Math.min(4, seen.topK.length - 1)])}` : null)),
      h('div', { class: 'two' },
        h('div', null, h('h3', null, 'Confusion matrix'), h('p', { class: 'small soft' }, 'Rows: what the images show. Columns: what they are taken for.'), confusion('Confusion matrix', run.evaluation.labels, seen.confusion)),
        h('div', null, h('h3', null, 'Confused most often'), seen.confused.length === 0 ? h('p', { class: 'soft' }, 'Nothing was confused.') : bars({ bars: seen.confused.map((pair) => ({ name: `${pair.true} taken for ${pair.predicted}`, value: pair.count, colour: 'var(--heat-less)' })), write: whole })),
        h('div', null, h('h3', null, 'Class by class'), report(seen)),
        seen.calibration && h('div', null, h('h3', null, 'Calibration'), reliability(seen.calibration))));
  }
  return { element, update };
}

function summary({ layers, parameters, multiplyAdds }) {
  const rows = layers.map((layer, index) => [`${index + 1}. ${layer.name}`, `[${layer.outputShape.join(', ')}]`, whole(layer.parameters), whole(layer.multiplyAdds)]);
  return plainTable('Network, layer by layer', ['Layer', 'Output', 'Parameters', 'Multiply-adds'], [...rows, ['In all', '', whole(parameters), whole(multiplyAdds)]]);
}

function pairsOf(entries) {
  return h('dl', { class: 'pairs' }, entries.filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => [h('dt', null, name), h('dd', { class: typeof value === 'string' && value.length > 40 ? 'mono' : null }, value)]));
}

function provenance(run) {
  const known = run.provenance;
  const file = run.checkpoint?.checkpoint;
  return h('div', { class: 'two' },
    h('div', null, h('h3', null, 'Made of'), known === null ? h('p', { class: 'soft' }, 'Told when training begins.') : pairsOf([
      ['Dataset digest', known.datasetDigest],
      ['Code', known.codeVersion],
      ['Processor', `${known.processor}, ${known.threads} threads, ${known.device}`],
      ...Object.entries(known.libraries),
      ['Files left out', known.unreadable ? JSON.stringify(known.unreadable) : null],
      ['Weights SHA-256', run.weightsSha256],
    ])),
    h('div', null, h('h3', null, 'Times and files'), pairsOf([
      ['Submitted', time(run.submittedAt)],
      ['Started', time(run.startedAt)],
      ['Ended', time(run.endedAt)],
      ['Checkpoint', file ? `${file.uri}, ${bytes(file.sizeBytes)}, epoch ${run.checkpoint.epoch}` : 'none yet'],
      ['Checkpoint SHA-256', file?.sha256],
      ['Predictions', run.predictions ? `${run.predictions.uri}, ${bytes(run.predictions.sizeBytes)}` : null],
    ])));
}

/** The learning curve as far as it goes. */
async function curve(id, signal) {
  const { curves } = await get(path('/api/v1/curves', { runs: id }), signal);
  return curves.filter((each) => each.epoch.length > 0).map((each) => ({ ...each, colour: 'var(--series-1)' }));
}

async function samples(run, signal) {
  if (!run.predictions) throw new Failure('refused', 'No pictures', 'This run stored no answers to single images.', 404);
  return pictures(await get(at('/api/v1/runs', run.runId, 'predictions'), signal));
}

/** Moves with the run while it trains; once it has ended, or begins anew, there is more to show than figures and curve. */
function follow(run, page, context) {
  const { signal } = context;
  live({ runs: run.runId }, {
    epoch: (epoch) => page.grow(epoch),
    run: (now) => {
      if (now.status === page.run.status && now.attempt === page.run.attempt) page.figures(now);
      else page.again();
    },
    ready: () => page.again(),
  }, signal);
}

function content(run, { change, signal }) {
  const board = new Board({ change, signal });
  const seen = run.evaluation && evaluation(run, change);
  const answers = h('div');
  const parts = [['figures', 'Figures'], ['curves', 'Learning curve'], seen && ['evaluation', 'Evaluation'], run.predictions && ['answers', 'Answers'], run.summary && ['network', 'Network'], run.job && ['job', 'Job'], ['provenance', 'Provenance']].filter(Boolean);
  const shown = h('div', null, figures(run));
  const drawn = h('div', null, h('p', { class: 'soft' }, 'No epoch has ended yet.'));
  const elements = [
    head(run),
    within(parts),
    h('div', { class: 'stack' },
      run.reason && h('p', { class: 'note bad', role: 'note' }, h('strong', null, `${run.status}: `), run.reason),
      panel('figures', 'Figures', shown),
      panel('curves', 'Learning curve', drawn),
      seen && panel('evaluation', 'Evaluation of the best epoch', seen.element),
      run.predictions && panel('answers', 'Answers to single images', answers),
      run.summary && panel('network', `Network, ${brief(run.summary.parameters)} parameters`, summary(run.summary)),
      run.job && panel('job', 'Job', documents(run.job)),
      panel('provenance', 'Provenance', provenance(run))),
  ];
  if (run.predictions) fillIn(answers, () => samples(run, signal), signal);
  return {
    elements: elements.filter(Boolean),
    tell: (now) => replace(shown, figures({ ...run, ...now })),
    draw(now, query) {
      if (now.length === 0) return;
      if (!drawn.contains(board.element)) drawn.replaceChildren(board.element);
      board.draw(now, query);
    },
    update: (query) => seen?.update(query),
  };
}

class RunPage {
  constructor(context) {
    this.context = context;
    this.query = context.query;
    this.again = paced(300, () => this.load().catch((failure) => this.lost(failure)));
  }

  async load() {
    const { main, params, signal, title } = this.context;
    const [run, curves] = await Promise.all([get(at('/api/v1/runs', params.id), signal), curve(params.id, signal)]);
    const same = this.run && JSON.stringify(run) === JSON.stringify(this.run);
    this.run = run;
    this.curves = curves;
    title(nameOf(run));
    if (!same) {
      this.parts = content(run, this.context);
      replace(main, this.parts.elements);
    }
    this.update(this.query);
  }

  /** What is shown stays where the service is away for a while; a run that is deleted does not. */
  lost(failure) {
    if (failure.status === 404) replace(this.context.main, failed(failure));
  }

  update(query) {
    this.query = query;
    this.parts.draw(this.curves, query);
    this.parts.update(query);
  }

  figures(now) {
    this.parts.tell(now);
  }

  grow(epoch) {
    this.curves = grown(this.curves, epoch, this.run);
    this.parts.draw(this.curves, this.query);
  }
}

export async function show(context) {
  const page = new RunPage(context);
  await page.load();
  follow(page.run, page, context);
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  return ({ query }) => page.update(query);
}
