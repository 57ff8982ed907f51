// Every move of an alias: who, why, and the figures that were compared.
import { h } from '../dom.js';
import { ago, fixed, percent, signed, time } from '../format.js';

const VERBS = { rollback: 'went back', removal: 'was taken away', move: 'moved' };

function move({ alias, from, to, kind }) {
  const name = h('strong', null, alias);
  if (to === null) return [name, ` was taken away from version ${from}`];
  if (from === null) return [name, ` was given to version ${to}`];
  return [name, ` ${VERBS[kind] ?? 'moved'} from version ${from} to version ${to}`];
}

function figures({ fromScore, toScore, pValue }) {
  const parts = [];
  if (toScore && fromScore) parts.push(`${percent(fromScore.accuracy)} → ${percent(toScore.accuracy)} (${signed(fixed(2))(100 * (toScore.accuracy - fromScore.accuracy))} points)`);
  else if (toScore) parts.push(percent(toScore.accuracy));
  if (pValue !== null && pValue !== undefined) parts.push(`McNemar p = ${Number(pValue.toPrecision(2))}`);
  return parts.join(' · ');
}

const entry = (each) => h('li', { class: each.alias === 'champion' ? 'crown' : null },
  h('p', null, move(each)),
  h('p', { class: 'small' }, each.reason),
  h('p', { class: 'small soft' }, [figures(each), each.actor === 'policy' ? 'by the policy' : `by ${each.actor}`].filter((part) => part !== '').join(' · '), ' · ', h('time', { datetime: each.at, title: time(each.at) }, ago(each.at))));

/** The ledger, the latest first. */
export const ledger = (entries) => [
  h('h2', null, 'Ledger'),
  entries.length === 0 ? h('p', { class: 'soft' }, 'No alias has ever moved.') : h('ol', { class: 'timeline' }, entries.map(entry)),
];
