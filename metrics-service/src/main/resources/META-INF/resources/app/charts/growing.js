// Curves that grow while a run trains.
const COLUMNS = ['trainLoss', 'trainAccuracy', 'validationLoss', 'validationAccuracy', 'testLoss', 'testAccuracy', 'learningRate'];

const started = ({ runId, name, status, seed }) => ({ runId, name: name ?? null, status: status ?? 'running', seed: seed ?? null, colour: 'var(--series-1)', epoch: [], ...Object.fromEntries(COLUMNS.map((column) => [column, null])) });

function put(curve, epoch) {
  const place = curve.epoch.findIndex((each) => each >= epoch.epoch);
  const index = place < 0 ? curve.epoch.length : place;
  const again = curve.epoch[index] === epoch.epoch ? 1 : 0;
  const into = (values, value) => values.toSpliced(index, again, value);
  const grown = { ...curve, epoch: into(curve.epoch, epoch.epoch) };
  for (const column of COLUMNS) {
    const known = curve[column] ?? (epoch[column] === null ? null : curve.epoch.map(() => null));
    grown[column] = known === null ? null : into(known, epoch[column]);
  }
  return grown;
}

/** The curves with one more epoch, which may be told twice; `run` is whose it is, where it has no curve yet. */
export function grown(curves, epoch, run = epoch) {
  const there = curves.some((curve) => curve.runId === epoch.runId);
  return (there ? curves : [...curves, started(run)]).map((curve) => (curve.runId === epoch.runId ? put(curve, epoch) : curve));
}
