// Before anything is drawn, so that a chosen theme does not flash. Not a module: modules run later.
try {
  const chosen = localStorage.getItem('cotejo.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // no storage allowed: the system's theme it is
}
