// Not built yet: the address is kept for it.
import { empty } from '../states.js';

export function show({ main, title }) {
  title('Not yet');
  main.replaceChildren();
  main.append(empty('Not yet here', 'This page is being built.'));
}
