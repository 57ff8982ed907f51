// Elements. Whatever somebody has named reaches the page through these, as text and never as HTML.
const PROPERTIES = ['value', 'checked', 'disabled', 'hidden', 'selected'];
const there = (child) => child !== null && child !== undefined && child !== false;

/** An HTML element: h('a', { href }, 'text', other). Texts stay texts. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (!there(value)) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') Object.entries(value).forEach(([property, each]) => element.style.setProperty(property, each));
    else if (PROPERTIES.includes(key)) element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(there));
  return element;
}

/** Tells a screen reader. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

/** Calls it once it has not been called for a while. */
export function settled(millis, action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, millis);
  };
}
