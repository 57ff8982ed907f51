// What of a learning curve is drawn, and how smooth.

const both = (train, heldOut, map = (value) => value) => ({ train: (curve) => curve[train].map(map), heldOut: (curve) => heldOut(curve)?.map((value) => (value === null ? null : map(value))) ?? null });

/** Each metric: how to read it of a curve, and how a figure of it is written. */
export const METRICS = {
  accuracy: { name: 'Accuracy', better: Math.max, ...both('trainAccuracy', (curve) => curve.validationAccuracy ?? curve.testAccuracy) },
  loss: { name: 'Loss', better: Math.min, ...both('trainLoss', (curve) => curve.validationLoss ?? curve.testLoss) },
  error: { name: 'Error', better: Math.min, ...both('trainAccuracy', (curve) => curve.validationAccuracy ?? curve.testAccuracy, (value) => 1 - value) },
  learningRate: { name: 'Learning rate', better: Math.min, train: () => null, heldOut: (curve) => curve.learningRate },
};

/** Exponential moving average, without the pull to its beginning; 0 leaves the values as they are. */
export function smooth(values, weight) {
  if (weight === 0) return values;
  let sum = 0;
  let norm = 0;
  return values.map((value) => {
    if (value === null) return null;
    sum = sum * weight + value * (1 - weight);
    norm = norm * weight + (1 - weight);
    return sum / norm;
  });
}

/** The lines of these curves: two for a run, trained-on and held-out images, where it has both. */
export function lines(curves, { metric, smoothing, sets }) {
  const read = METRICS[metric];
  return curves.flatMap((curve, run) => ['heldOut', 'train']
    .filter((set) => sets.includes(set) || (metric === 'learningRate' && set === 'heldOut'))
    .map((set) => ({ run, set, raw: read[set](curve) }))
    .filter((line) => line.raw !== null)
    .map((line) => ({ ...line, epochs: curve.epoch, values: smooth(line.raw, smoothing) })));
}

/** The same lines on one axis of epochs, null where a run has no figure, as columns: epochs first. */
export function columns(drawn) {
  const last = drawn.reduce((most, line) => Math.max(most, line.epochs.at(-1) ?? 0), 0);
  const epochs = Array.from({ length: last }, (_, index) => index + 1);
  return [epochs, ...drawn.map((line) => {
    const column = new Array(last).fill(null);
    line.epochs.forEach((epoch, index) => { column[epoch - 1] = line.values[index]; });
    return column;
  })];
}
