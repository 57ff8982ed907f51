// What a run looks like wherever it is listed.
import { brief, duration, fixed, loss, percent, text, time, whole } from './format.js';
import { h } from './dom.js';

const TONES = { completed: 'good', running: 'busy', queued: '', failed: 'bad', cancelled: '', deleted: '' };

export const status = (run) => h('span', { class: `tag ${TONES[run.status] ?? ''}`, title: run.reason ?? null }, run.status);
export const nameOf = (run) => run.name ?? run.runId;
export const runLink = (run) => h('a', { href: `/runs/${run.runId}`, 'data-key': `run ${run.runId}` }, nameOf(run));

/** The columns that every run has; `sort` is the service's word. */
export const COLUMNS = [
  { key: 'name', name: 'Run', show: runLink, sort: 'name', rising: true, open: true, fixed: true },
  { key: 'status', name: 'State', show: status, sort: 'status', rising: true },
  { key: 'testAccuracy', name: 'Test accuracy', show: (run) => percent(run.testAccuracy), number: true, sort: 'testAccuracy', title: 'Of the best epoch, on the test images' },
  { key: 'testLoss', name: 'Test loss', show: (run) => loss(run.testLoss), number: true, sort: 'testLoss', rising: true, title: 'Mean cross-entropy in nats' },
  { key: 'heldOutAccuracy', name: 'Held-out accuracy', show: (run) => percent(run.heldOutAccuracy), number: true, sort: 'heldOutAccuracy', title: 'Of the last epoch, on images that are not trained on' },
  { key: 'heldOutLoss', name: 'Held-out loss', show: (run) => loss(run.heldOutLoss), number: true, sort: 'heldOutLoss', rising: true },
  { key: 'trainAccuracy', name: 'Train accuracy', show: (run) => percent(run.trainAccuracy), number: true, sort: 'trainAccuracy' },
  { key: 'trainLoss', name: 'Train loss', show: (run) => loss(run.trainLoss), number: true, sort: 'trainLoss', rising: true },
  { key: 'network', name: 'Network', show: (run) => text(run.network), sort: 'network', rising: true },
  { key: 'parameters', name: 'Parameters', show: (run) => brief(run.parameters), number: true, sort: 'parameters', rising: true },
  { key: 'epochs', name: 'Epochs', show: (run) => (run.epochs === null ? '–' : `${run.epochsDone ?? 0} / ${run.epochs}`), number: true, sort: 'epochsDone' },
  { key: 'bestEpoch', name: 'Best epoch', show: (run) => whole(run.bestEpoch), number: true, sort: 'bestEpoch' },
  { key: 'trainingSeconds', name: 'Time', show: (run) => duration(run.trainingSeconds), number: true, sort: 'trainingSeconds', rising: true, title: 'Spent on batches, over all attempts' },
  { key: 'imagesPerSecond', name: 'Images/s', show: (run) => (run.imagesPerSecond === null ? '–' : whole(Math.round(run.imagesPerSecond))), number: true, sort: 'imagesPerSecond' },
  { key: 'dataset', name: 'Dataset', show: (run) => text(run.dataset), sort: 'dataset', rising: true },
  { key: 'optimizer', name: 'Optimizer', show: (run) => text(run.optimizer), sort: 'optimizer', rising: true },
  { key: 'seed', name: 'Seed', show: (run) => text(run.seed), number: true, sort: 'seed', rising: true },
  { key: 'model', name: 'Model', show: (run) => (run.model === null ? '–' : h('a', { href: `/models/${encodeURIComponent(run.model)}` }, run.model)), sort: 'model', rising: true },
  { key: 'modelVersion', name: 'Version', show: (run) => text(run.modelVersion), number: true, sort: 'modelVersion' },
  { key: 'submittedAt', name: 'Submitted', show: (run) => time(run.submittedAt), sort: 'submittedAt' },
  { key: 'endedAt', name: 'Ended', show: (run) => time(run.endedAt), sort: 'endedAt' },
  { key: 'attempt', name: 'Attempt', show: (run) => fixed(0)(run.attempt), number: true },
];

export const USUAL = ['name', 'status', 'testAccuracy', 'testLoss', 'heldOutAccuracy', 'network', 'parameters', 'epochs', 'trainingSeconds', 'submittedAt'];
