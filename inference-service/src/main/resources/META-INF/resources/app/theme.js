// The theme: as the system says, light, or dark.
const ORDER = ['system', 'light', 'dark'];
const NAMES = { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
const SIGNS = { system: '◐', light: '☀', dark: '☾' };
const root = document.documentElement;
const present = () => root.dataset.theme ?? 'system';

function keep(theme) {
  try {
    if (theme === 'system') localStorage.removeItem('cotejo.theme');
    else localStorage.setItem('cotejo.theme', theme);
  } catch {
    // it then holds until the page is left
  }
}

export function followTheme(button) {
  const label = () => {
    button.textContent = SIGNS[present()];
    button.title = NAMES[present()];
    button.setAttribute('aria-label', NAMES[present()]);
  };
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(present()) + 1) % ORDER.length];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    keep(next);
    label();
  });
  label();
}
