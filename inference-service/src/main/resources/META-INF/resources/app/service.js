// Requests to the service. A failure has a kind that the page can show: offline, waiting (may come right) or refused.
const KINDS = { 429: 'waiting', 503: 'waiting', 504: 'waiting' };

export class Failure extends Error {
  constructor(kind, status, message) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}

function told(reachable) {
  document.dispatchEvent(new CustomEvent('reachable', { detail: reachable }));
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    told(false);
    throw new Failure('offline', 0, 'Nothing answers at this address. The page tries again by itself.');
  }
  told(true);
  const body = await response.json().catch((failure) => {
    if (failure.name === 'AbortError') throw failure;
    return {};
  });
  if (response.ok) return body;
  throw new Failure(KINDS[response.status] ?? 'refused', response.status, body.error ?? `The service answered ${response.status}.`);
}

const at = ({ model, version }) => `/v2/models/${encodeURIComponent(model)}${version === '' ? '' : `/versions/${encodeURIComponent(version)}`}`;

/** Every version that the service knows: [{ name, version, state, reason }]. */
export const index = () => ask('/v2/repository/index', { method: 'POST' });

/** Resolves if the service is ready, and otherwise fails with the reason. */
export const ready = () => ask('/v2/health/ready');

/** What a model takes and gives: { channels, height, width, classes }. */
export async function shape(chosen, signal) {
  const { inputs, outputs } = await ask(at(chosen), { signal });
  const [, channels, height, width] = inputs[0].shape;
  return { channels, height, width, classes: outputs[0].shape[1] };
}

/** What a model reads in a picture: { model_version, predictions, pixels }. */
export function classify(chosen, picture, { top, invert }, signal) {
  const query = new URLSearchParams({ topK: top, invert, pixels: true });
  return ask(`${at(chosen)}/classify?${query}`, { method: 'POST', body: picture, headers: { 'Content-Type': 'application/octet-stream' }, signal });
}
