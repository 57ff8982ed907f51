// Requests to the service. Every failure has a kind that a page can show: offline, refused (4xx) or broken (5xx).
export class Failure extends Error {
  constructor(kind, title, detail, status) {
    super(detail);
    this.kind = kind;
    this.title = title;
    this.status = status;
  }
}

function told(reachable) {
  document.dispatchEvent(new CustomEvent('reachable', { detail: reachable }));
}

async function problem(response) {
  const body = await response.json().catch(() => ({}));
  const detail = body.detail ?? `The service answered ${response.status} ${response.statusText}.`;
  const failure = new Failure(response.status < 500 ? 'refused' : 'broken', body.title ?? 'No answer', detail, response.status);
  failure.body = body;
  return failure;
}

async function answer(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    told(false);
    throw new Failure('offline', 'The service cannot be reached', 'Nothing answers at this address. Is metrics-service running? The page tries again by itself.');
  }
  told(true);
  if (!response.ok) throw await problem(response);
  return response;
}

/** GETs JSON. */
export async function get(path, signal) {
  const response = await answer(path, { headers: { Accept: 'application/json' }, signal });
  return response.json();
}

/** Sends JSON (or the given type) and gives the JSON of the answer, null for an empty one. */
export async function send(method, path, body, type = 'application/json') {
  const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const headers = { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': type }) };
  const response = await answer(path, { method, headers, ...content });
  return response.status === 204 ? null : response.json();
}

/** A path with its query; what is null, undefined or empty is left out, lists are repeated. */
export function path(base, query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') parameters.append(name, each);
    }
  }
  const text = parameters.toString();
  return text === '' ? base : `${base}?${text}`;
}

/** A path of segments that users have named. */
export const at = (...segments) => segments.map((segment, index) => (index === 0 ? segment : `/${encodeURIComponent(segment)}`)).join('');
