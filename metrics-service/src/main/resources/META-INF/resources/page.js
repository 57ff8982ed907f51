// Experiments, or the runs of ?experiment=…, as tables; the run of &run=… stands out. All text is set as text: nothing that a user has named is HTML.
const main = document.getElementById('main');
const address = new URLSearchParams(location.search);
const experiment = address.get('experiment');
const chosen = address.get('run');
let scrolled = false;
const REFRESH_MILLIS = 5000;

const figure = (digits) => (value) => (value == null ? '' : value.toFixed(digits));
const whole = (value) => (value == null ? '' : value.toLocaleString());
const text = (value) => value ?? '';
const time = (value) => (value ? new Date(value).toLocaleString() : '');

const EXPERIMENT_COLUMNS = [
  ['Experiment', (e) => e.name, (e) => `/?experiment=${encodeURIComponent(e.name)}`],
  ['Runs', (e) => whole(e.runs)],
  ['Running', (e) => whole(e.running)],
  ['Best test accuracy', (e) => figure(4)(e.bestAccuracy)],
  ['Last activity', (e) => time(e.lastActivity)],
];
const RUN_COLUMNS = [
  ['Run', (r) => r.name ?? r.runId, (r) => `/api/v1/runs/${encodeURIComponent(r.runId)}`],
  ['Status', (r) => text(r.reason ? `${r.status}: ${r.reason}` : r.status)],
  ['Network', (r) => text(r.network)],
  ['Parameters', (r) => whole(r.parameters)],
  ['Epochs', (r) => (r.epochs == null ? '' : `${r.epochsDone ?? 0}/${r.epochs}`)],
  ['Held-out accuracy', (r) => figure(4)(r.heldOutAccuracy)],
  ['Test accuracy', (r) => figure(4)(r.testAccuracy)],
  ['Test loss', (r) => figure(4)(r.testLoss)],
  ['Training s', (r) => figure(1)(r.trainingSeconds)],
  ['Images/s', (r) => figure(0)(r.imagesPerSecond)],
  ['Version', (r) => text(r.modelVersion)],
];

function element(name, content, className) {
  const made = document.createElement(name);
  made.append(content);
  if (className) made.className = className;
  return made;
}

function cell([, value, link], row) {
  const shown = String(value(row));
  if (!link) return element('td', shown, /^[\d.,/ ]+$/.test(shown) ? 'number' : '');
  const anchor = element('a', shown);
  anchor.href = link(row);
  return element('td', anchor);
}

function table(caption, columns, rows) {
  if (rows.length === 0) return [element('h2', caption), element('p', 'None yet. Submit a job, and it shows here.')];
  const made = document.createElement('table');
  const head = made.createTHead().insertRow();
  columns.forEach(([heading]) => {
    const th = element('th', heading);
    th.scope = 'col';
    head.append(th);
  });
  const body = made.createTBody();
  rows.forEach((row) => {
    const line = body.insertRow();
    line.append(...columns.map((column) => cell(column, row)));
    if (chosen !== null && row.runId === chosen) line.setAttribute('aria-current', 'true');
  });
  return [element('h2', caption), element('div', made, 'scroll')];
}

async function get(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail ?? response.statusText);
  return body;
}

// The chosen run, in a list of its own; none if there is no such run in the experiment, or its id is none.
async function pointedOut() {
  const { runs } = await get(`/api/v1/runs?${new URLSearchParams({ experiment, ids: chosen })}`).catch(() => ({ runs: [] }));
  return runs;
}

async function show() {
  try {
    if (experiment === null) {
      const { experiments } = await get('/api/v1/experiments');
      main.replaceChildren(...table('Experiments', EXPERIMENT_COLUMNS, experiments));
    } else {
      const query = new URLSearchParams({ experiment, sort: '-testAccuracy', limit: '200' });
      const { runs, total } = await get(`/api/v1/runs?${query}`);
      if (chosen !== null && !runs.some((run) => run.runId === chosen)) runs.unshift(...(await pointedOut()));
      const compare = element('a', 'Comparison (JSON, CSV or Markdown)');
      compare.href = `/api/v1/compare?experiment=${encodeURIComponent(experiment)}`;
      main.replaceChildren(
        ...table(`Runs of ${experiment} (${runs.length} of ${total})`, RUN_COLUMNS, runs),
        element('p', compare),
      );
      const line = main.querySelector('[aria-current]');
      if (line && !scrolled) line.scrollIntoView({ block: 'center' });
      scrolled ||= line !== null;
    }
  } catch (failure) {
    main.replaceChildren(element('p', `Not to be had now: ${failure.message} Trying again.`, 'error'));
  }
  setTimeout(show, REFRESH_MILLIS);
}

show();
