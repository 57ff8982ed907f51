// A document of JSON as YAML that reads well: what needs quotes gets JSON's, which YAML understands.
const PLAIN = /^[A-Za-z_][\w ./-]*$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

const scalar = (value) => (typeof value === 'string' && (!PLAIN.test(value) || WORDS.test(value) || value !== value.trim()) ? JSON.stringify(value) : String(value));
const key = (name) => scalar(name);
const flat = (value) => value === null || typeof value !== 'object' || Object.keys(value).length === 0;

function inline(value) {
  if (flat(value)) return value !== null && typeof value === 'object' ? (Array.isArray(value) ? '[]' : '{}') : scalar(value);
  return null;
}

function lines(value, indent) {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) {
    if (value.every(flat)) return null;
    return value.flatMap((each) => {
      const one = text(each, indent + 2);
      return `${pad}- ${one.trimStart()}`;
    });
  }
  return Object.entries(value).map(([name, each]) => {
    const one = inline(each) ?? (Array.isArray(each) && each.every(flat) ? `[${each.map(inline).join(', ')}]` : null);
    return one === null ? `${pad}${key(name)}:\n${lines(each, indent + 2).join('\n')}` : `${pad}${key(name)}: ${one}`;
  });
}

function text(value, indent) {
  const one = inline(value) ?? (Array.isArray(value) && value.every(flat) ? `[${value.map(inline).join(', ')}]` : null);
  return one ?? lines(value, indent).join('\n');
}

/** The document as YAML. */
export const yaml = (value) => `${text(value, 0)}\n`;
