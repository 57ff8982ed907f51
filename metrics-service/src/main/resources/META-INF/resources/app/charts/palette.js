// Colours of runs: eight that stay apart for colour-blind readers, and further hues where there are more runs.
const NAMED = 8;
const GOLDEN_ANGLE = 137.508;

/** The colour of the run at this place, as CSS: it follows the theme. */
export function paint(index, count) {
  if (count <= NAMED) return `var(--series-${(index % NAMED) + 1})`;
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
