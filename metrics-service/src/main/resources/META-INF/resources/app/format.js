// Figures and times as a reader wants them. What is not known is a dash.
export const UNKNOWN = '–';
const known = (write) => (value) => (value === null || value === undefined || Number.isNaN(value) ? UNKNOWN : write(value));

export const text = known(String);
export const whole = known((value) => value.toLocaleString('en'));
export const fixed = (digits) => known((value) => value.toFixed(digits));
export const percent = known((value) => `${(value * 100).toFixed(2)} %`);
export const share = fixed(4);
export const loss = known((value) => (value !== 0 && Math.abs(value) < 0.001 ? value.toExponential(2) : value.toFixed(4)));
export const signed = (write) => known((value) => `${value > 0 ? '+' : value < 0 ? '−' : '±'}${write(Math.abs(value))}`);

/** 1234567 → 1.23 M */
export const brief = known((value) => {
  for (const [unit, size] of [['G', 1e9], ['M', 1e6], ['k', 1e3]]) {
    if (Math.abs(value) >= size) return `${Number((value / size).toPrecision(3))} ${unit}`;
  }
  return String(Number(value.toPrecision(3)));
});

export const bytes = known((value) => {
  const [unit, size] = value >= 1048576 ? ['MiB', 1048576] : value >= 1024 ? ['KiB', 1024] : ['B', 1];
  return `${Number((value / size).toPrecision(3))} ${unit}`;
});

/** Seconds as 12.3 s, 4 min 10 s, 2 h 5 min. */
export const duration = known((seconds) => {
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
  return `${Math.floor(whole / 3600)} h${whole % 3600 < 60 ? '' : ` ${Math.floor((whole % 3600) / 60)} min`}`;
});

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
export const time = known((value) => moment.format(new Date(value)));

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
export const ago = known((value) => {
  const seconds = (new Date(value) - Date.now()) / 1000;
  for (const [unit, size] of [['year', 31557600], ['month', 2629800], ['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return 'just now';
});

/** A value of a job document in one line. */
export const plain = known((value) => (typeof value === 'object' ? JSON.stringify(value) : typeof value === 'number' ? String(Number.isInteger(value) ? value : Number(value.toPrecision(4))) : String(value)));
