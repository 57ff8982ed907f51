// When a new version becomes the champion.
import { h } from '../dom.js';
import { time } from '../format.js';

function sentence({ mode, minimumGain, significance }) {
  if (mode === 'manual') return 'A person decides: a new version never becomes the champion by itself.';
  const gain = minimumGain > 0 ? `by more than ${minimumGain} (${Number((minimumGain * 100).toPrecision(3))} percentage points)` : 'at all';
  const test = significance === null ? '' : `, and McNemar’s test gives a p-value below ${significance}`;
  return `A new version becomes the champion if its accuracy on the same test images is higher ${gain}${test}.`;
}

/** The policy in words and figures, with a way to set another. */
export function policyPanel(policy, onset) {
  return [
    h('div', { class: 'row apart' }, h('h2', null, 'Policy'), h('button', { type: 'button', 'data-key': 'policy', onclick: onset }, 'Change…')),
    h('p', null, h('span', { class: `tag ${policy.mode === 'manual' ? 'busy' : 'accent'}` }, policy.mode), ' ', sentence(policy)),
    policy.by ? h('p', { class: 'small soft' }, `Set by ${policy.by}${policy.at ? `, ${time(policy.at)}` : ''}: ${policy.reason}`) : h('p', { class: 'small soft' }, 'Nobody has set one: this is the default.'),
  ];
}
