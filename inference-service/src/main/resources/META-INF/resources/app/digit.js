// A drawing as the digits of MNIST were made: scaled into 20 × 20, its centre of mass in the middle of 28 × 28.
const SIDE = 28;
const BOX = 20;

/** True if a model takes pictures of the size and kind of MNIST's. */
export const fits = ({ channels, height, width }) => channels === 1 && height === SIDE && width === SIDE;

/** Where the ink is: its bounding box and its centre of mass, in pixels; null if there is none. */
function extent(ink, side) {
  let [left, top, right, bottom, mass, x, y] = [side, side, 0, 0, 0, 0, 0];
  for (let i = 0; i < ink.length; i++) {
    if (ink[i] === 0) continue;
    const column = i % side;
    const row = Math.floor(i / side);
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
    mass += ink[i];
    x += ink[i] * (column + 0.5);
    y += ink[i] * (row + 0.5);
  }
  return mass === 0 ? null : { left, top, right, bottom, x: x / mass, y: y / mass };
}

/** Sums over rectangles that may begin and end within a pixel. */
function summed(ink, side) {
  const sums = new Float64Array((side + 1) * (side + 1));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const here = (y + 1) * (side + 1) + x + 1;
      sums[here] = ink[y * side + x] + sums[here - 1] + sums[here - side - 1] - sums[here - side - 2];
    }
  }
  const within = (x, y) => {
    const [cx, cy] = [Math.min(Math.max(x, 0), side), Math.min(Math.max(y, 0), side)];
    const [left, top] = [Math.min(Math.floor(cx), side - 1), Math.min(Math.floor(cy), side - 1)];
    const [a, b] = [cx - left, cy - top];
    const at = top * (side + 1) + left;
    return (1 - b) * ((1 - a) * sums[at] + a * sums[at + 1]) + b * ((1 - a) * sums[at + side + 1] + a * sums[at + side + 2]);
  };
  return (left, top, right, bottom) => within(right, bottom) - within(left, bottom) - within(right, top) + within(left, top);
}

/** Where an edge begins in the target: its centre of mass in the middle, unless it would stick out. */
const begin = (centre, from, length, scale) => Math.min(Math.max(SIDE / 2 - (centre - from) * scale, 0), SIDE - length * scale);

/** 28 × 28 values of 0 to 255 of square ink; null if there is none. */
export function centred(ink, side) {
  const box = extent(ink, side);
  if (box === null) return null;
  const scale = BOX / Math.max(box.right - box.left, box.bottom - box.top);
  const x = begin(box.x, box.left, box.right - box.left, scale);
  const y = begin(box.y, box.top, box.bottom - box.top, scale);
  const sum = summed(ink, side);
  const share = scale * scale;
  const column = (u) => (u - x) / scale + box.left;
  const row = (v) => (v - y) / scale + box.top;
  return Uint8ClampedArray.from({ length: SIDE * SIDE }, (_, i) => {
    const [u, v] = [i % SIDE, Math.floor(i / SIDE)];
    return Math.round(sum(column(u), row(v), column(u + 1), row(v + 1)) * share);
  });
}
