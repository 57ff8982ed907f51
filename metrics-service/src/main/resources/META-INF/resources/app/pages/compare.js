// Runs side by side.
import { get, path } from '../api.js';
import { h } from '../dom.js';

export async function show({ main, query, signal, title }) {
  title('Comparison');
  const { runs } = await get(path('/api/v1/compare', { runs: query.get('runs'), experiment: query.get('experiment') }), signal);
  main.replaceChildren(h('h1', null, `${runs.length} runs side by side`));
}
