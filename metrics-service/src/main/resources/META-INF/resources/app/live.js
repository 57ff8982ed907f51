// What changes, as it happens: server-sent events. The browser connects anew by itself where the connection is lost, and
// this does where the service refuses. A page that nobody looks at holds no connection, since a browser has but six.
import { path } from './api.js';

const FIRST_WAIT_MILLIS = 1000;
const LONGEST_WAIT_MILLIS = 30000;

const tell = (state) => document.dispatchEvent(new CustomEvent('live', { detail: state }));

class Live {
  constructor(address, listeners) {
    this.address = address;
    this.listeners = listeners;
    this.wait = FIRST_WAIT_MILLIS;
    this.source = null;
  }

  open() {
    if (this.source !== null || document.hidden) return;
    tell('waiting');
    this.source = new EventSource(this.address);
    this.source.addEventListener('error', () => this.lost());
    for (const [name, listener] of Object.entries(this.listeners)) {
      if (name !== 'ready') this.source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
    }
    this.source.addEventListener('ready', (event) => this.ready(JSON.parse(event.data)));
  }

  ready({ resumed }) {
    this.wait = FIRST_WAIT_MILLIS;
    tell('live');
    if (!resumed) this.listeners.ready?.();
  }

  lost() {
    tell('offline');
    if (this.source?.readyState !== EventSource.CLOSED) return;
    this.shut();
    this.timer = setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(LONGEST_WAIT_MILLIS, 2 * this.wait);
  }

  shut() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  look() {
    if (document.hidden) this.shut();
    else this.open();
  }
}

/** Calls it once for all that happens within a while, however much more goes on happening. */
export function paced(millis, action) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      action();
    }, millis);
  };
}

/**
 * Listens until the signal ends it. `query` says to what: { experiment } or { runs }. The listeners are called with a run
 * as in a listing (`run`), with an epoch's figures (`epoch`), and `ready` where all that is shown must be read anew.
 */
export function live(query, listeners, signal) {
  const own = new Live(path('/api/v1/stream', query), listeners);
  document.addEventListener('visibilitychange', () => own.look(), { signal });
  signal.addEventListener('abort', () => {
    own.shut();
    tell('off');
  });
  own.open();
}
