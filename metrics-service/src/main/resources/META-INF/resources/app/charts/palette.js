// Colours of runs: eight that stay apart for colour-blind readers, further hues where there are some more runs, and in a crowd
// grey for all but the first eight, so that these are seen.
const NAMED = 8;
export const CROWD = 24;
const GOLDEN_ANGLE = 137.508;

/** The colour of the run at this place, as CSS: it follows the theme. */
export function paint(index, count) {
  if (count <= NAMED || (count > CROWD && index < NAMED)) return `var(--series-${(index % NAMED) + 1})`;
  if (count > CROWD) return 'var(--crowd)';
  const hue = ((index * GOLDEN_ANGLE + 220) % 360).toFixed(1);
  return `light-dark(oklch(0.55 0.14 ${hue}), oklch(0.76 0.13 ${hue}))`;
}

/** These colours as a canvas takes them, in the theme of now. */
export function resolved(colours) {
  const probe = document.createElement('span');
  document.body.append(probe);
  const all = colours.map((each) => {
    probe.style.color = each;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return all;
}
