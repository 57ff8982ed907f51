// No page has this address.
import { h } from '../dom.js';
import { empty } from '../states.js';

export function show({ main, title }) {
  title('Not here');
  main.replaceChildren();
  main.append(empty('Not here', `No page has the address ${location.pathname}.`, h('p', null, h('a', { href: '/' }, 'All experiments'))));
}
