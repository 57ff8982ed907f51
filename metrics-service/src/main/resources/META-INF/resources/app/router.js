// Real paths to pages. A page is a module with `show(context)`; it may give back `update(context)`, called when only the
// query has changed (a click in the page, or back and forward), and whatever it starts ends with `context.signal`.
import { announce } from './dom.js';
import { failed, loading } from './states.js';

const ROUTES = [
  ['/', () => import('./pages/experiments.js')],
  ['/experiments/:name', () => import('./pages/runs.js')],
  ['/runs/:id', () => import('./pages/run.js')],
  ['/compare', () => import('./pages/compare.js')],
  ['/models', () => import('./pages/models.js')],
  ['/models/:model', () => import('./pages/model.js')],
  ['/submit', () => import('./pages/submit.js')],
  ['/dead-letters', () => import('./pages/dead-letters.js')],
];
const PATIENCE_MILLIS = 120;
const RETRY_MILLIS = 5000;

let main;
let shown = { path: null, update: null, stop: new AbortController() };

function match(pathname) {
  for (const [pattern, load] of ROUTES) {
    const names = [];
    const expression = pattern.replace(/:(\w+)/g, (_, name) => names.push(name) && '([^/]+)');
    const found = new RegExp(`^${expression}/?$`).exec(pathname);
    if (found) return { load, params: Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1])])) };
  }
  return { load: () => import('./pages/missing.js'), params: {} };
}

/** Links of before there were paths: /?experiment=…&run=… */
function moved(url) {
  const experiment = url.searchParams.get('experiment');
  if (url.pathname !== '/' || experiment === null) return url;
  const to = new URL(`/experiments/${encodeURIComponent(experiment)}`, url);
  if (url.searchParams.has('run')) to.searchParams.set('run', url.searchParams.get('run'));
  history.replaceState(null, '', to);
  return to;
}

function context(params, signal) {
  return {
    main,
    params,
    signal,
    query: new URLSearchParams(location.search),
    title(text) {
      document.title = text === '' ? 'Cotejo' : `${text} · Cotejo`;
    },
    change,
  };
}

/** Changes the query of the page that is shown; null takes a parameter away, a list repeats it. */
export function change(changes, how = 'push') {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name);
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') url.searchParams.append(name, each);
    }
  }
  if (url.href === location.href) return;
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  show();
}

/** Goes to another page. */
export function go(href) {
  history.pushState(null, '', href);
  show();
}

function mark(pathname) {
  for (const link of document.querySelectorAll('#navigation a')) {
    const own = link.getAttribute('href');
    const here = own === '/' ? /^\/($|experiments\/|runs\/|compare)/.test(pathname) : pathname.startsWith(own);
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

async function show() {
  const url = moved(new URL(location.href));
  const { load, params } = match(url.pathname);
  if (shown.path === url.pathname && shown.update) {
    const own = shown;
    const failing = (failure) => own.stop.signal.aborted || stumble(failure, load, params, own);
    await Promise.resolve(own.update(context(params, own.stop.signal))).catch(failing);
    return;
  }
  const first = shown.path === null;
  shown.stop.abort();
  shown = { path: url.pathname, update: null, stop: new AbortController() };
  mark(url.pathname);
  await enter(load, params, shown, first);
}

async function enter(load, params, own, first) {
  const { signal } = own.stop;
  const before = main.firstChild;
  const patience = setTimeout(() => main.firstChild === before && main.replaceChildren(loading('the page')), PATIENCE_MILLIS);
  try {
    const page = await load();
    own.update = (await page.show(context(params, signal))) ?? null;
    if (!signal.aborted && !first) arrive();
  } catch (failure) {
    if (!signal.aborted) stumble(failure, load, params, own);
  } finally {
    clearTimeout(patience);
  }
}

function stumble(failure, load, params, own) {
  const again = () => own === shown && enter(load, params, own, true);
  main.replaceChildren();
  main.append(failed(failure, again));
  if (failure.kind === undefined) console.error(failure);
  if (failure.kind === 'offline' || failure.status === 503) {
    const timer = setTimeout(again, RETRY_MILLIS);
    own.stop.signal.addEventListener('abort', () => clearTimeout(timer));
  }
}

function arrive() {
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  announce(document.title);
}

function follow(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || link.target || link.hasAttribute('download') || /^\/(api|q|webjars)\//.test(url.pathname)) return;
  if (url.pathname === location.pathname && url.search === location.search && url.hash) return;
  event.preventDefault();
  go(link.href);
}

export function start(element) {
  main = element;
  document.addEventListener('click', follow);
  addEventListener('popstate', show);
  show();
}
