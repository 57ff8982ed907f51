// What can be done about a run: call it off, train it again, delete it.
import { at, send } from '../api.js';
import { ask } from '../dialog.js';
import { announce, h } from '../dom.js';
import { go } from '../router.js';
import { nameOf } from '../runs.js';

const GOING = new Set(['queued', 'running']);

async function cancel(run) {
  const done = await ask({
    title: `Cancel ${nameOf(run)}?`,
    text: run.status === 'queued' ? 'It is not trained then.' : 'It ends soon, without a result; its epochs so far are kept.',
    fields: [],
    action: 'Cancel the run',
    dangerous: true,
    dismiss: 'Leave it',
    act: () => send('POST', at('/api/v1/runs', run.runId, 'cancel')),
  });
  if (done) announce('The run is going to end');
  return done;
}

async function remove(run) {
  const done = await ask({
    title: `Delete ${nameOf(run)}?`,
    text: 'Its epochs, evaluation, checkpoints and pictures go too. This cannot be undone.',
    fields: [],
    action: 'Delete the run',
    dangerous: true,
    dismiss: 'Keep it',
    act: () => send('DELETE', at('/api/v1/runs', run.runId)),
  });
  if (!done) return;
  announce('The run is deleted');
  go(run.experiment === null ? '/' : at('/experiments', run.experiment));
}

function calling(run) {
  const button = h('button', { type: 'button', 'data-key': 'cancel', onclick: async () => {
    if (!(await cancel(run))) return;
    button.disabled = true;
    button.textContent = 'Cancelling…';
  } }, 'Cancel…');
  return button;
}

/** The buttons for a run in its present state. */
export const actions = (run) => [
  run.job && h('a', { class: 'button', href: `/submit?from=${run.runId}`, 'data-key': 'again' }, 'Train a variation'),
  GOING.has(run.status) ? calling(run) : h('button', { type: 'button', class: 'quiet', 'data-key': 'delete', onclick: () => remove(run) }, 'Delete…'),
];
