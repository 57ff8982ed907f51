// The theme: as the system says, light, or dark. Charts listen to "themechange" on the document.
const ORDER = ['system', 'light', 'dark'];
const NAMES = { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
const SIGNS = { system: '◐', light: '☀', dark: '☾' };

const present = () => document.documentElement.dataset.theme ?? 'system';

function keep(theme) {
  try {
    if (theme === 'system') localStorage.removeItem('cotejo.theme');
    else localStorage.setItem('cotejo.theme', theme);
  } catch {
    // it then holds until the page is left
  }
}

function told() {
  document.dispatchEvent(new Event('themechange'));
}

export function followTheme(button) {
  const label = () => {
    button.textContent = SIGNS[present()];
    button.title = NAMES[present()];
    button.setAttribute('aria-label', NAMES[present()]);
  };
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(present()) + 1) % ORDER.length];
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    keep(next);
    label();
    told();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', told);
  label();
}

/** What a custom property stands for now, as a colour that a canvas takes. */
export function colour(property) {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const seen = getComputedStyle(probe).color;
  probe.remove();
  return seen;
}
