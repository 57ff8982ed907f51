// A job document: one YAML text, read and changed field by field without losing what else stands in it, comments included.
import { Document, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, parseDocument } from '/_static/yaml/2.9.0/browser/index.js';

// The trainer's parser is of YAML 1.1: a text like "yes" needs quotes.
const SYNTAX = { version: '1.1', prettyErrors: false };
const WRITING = { lineWidth: 0 };

const steps = (field) => field.replace(/\[(\d+)\]/g, '.$1').split('.').filter((step) => step !== '');

/** The pair or element that a step leads to, and how many steps it takes: a key may have dots in it. */
function next(node, path) {
  if (isSeq(node)) return { found: node.items[Number(path[0])], used: 1 };
  if (!isMap(node)) return null;
  for (let used = path.length; used > 0; used -= 1) {
    const key = path.slice(0, used).join('.');
    const pair = node.items.find((each) => String(each.key?.value ?? each.key) === key);
    if (pair) return { found: pair, used };
  }
  return null;
}

function written(raw, kind) {
  if (kind === 'text') return raw;
  const node = parseDocument(kind === 'list' ? `[${raw}]` : raw, SYNTAX);
  if (node.errors.length > 0 || node.contents === null) return raw;
  return kind === 'number' && typeof node.contents.value !== 'number' ? raw : node.contents;
}

export class JobDocument {
  constructor(text) {
    this.text = text;
    this.lines = new LineCounter();
    const all = parseAllDocuments(text, { ...SYNTAX, lineCounter: this.lines });
    this.documents = Array.isArray(all) ? all.filter((each) => each.contents !== null || each.errors.length > 0) : [];
  }

  /** What keeps it from being read: { line, message }, or null. */
  problem() {
    for (const each of this.documents) {
      if (each.errors.length > 0) return { line: this.lines.linePos(each.errors[0].pos[0]).line, message: each.errors[0].message };
      if (!isMap(each.contents)) return { line: this.lines.linePos(each.range[0]).line, message: 'A job is a document of fields, such as experiment: mnist' };
    }
    return null;
  }

  /** Whether fields can be changed one by one: it is one document without faults, or nothing at all. */
  simple() {
    return this.documents.length === 0 || (this.documents.length === 1 && this.problem() === null);
  }

  /** What is sent: each job by itself. */
  bodies() {
    return this.documents.length === 1 ? [this.text] : this.documents.map((each) => each.toString(WRITING));
  }

  node(path) {
    return this.documents[0]?.getIn(path, true);
  }

  /** The value as a person would write it in a field; undefined where there is none, null where no field can show it. */
  read(path, kind) {
    const node = this.node(path);
    if (node === undefined) return undefined;
    if (isScalar(node)) return kind === 'list' && node.value !== null ? String(node.value) : String(node.source ?? node.value ?? '');
    if (kind === 'list' && isSeq(node) && node.items.every(isScalar)) return node.items.map((each) => each.source ?? String(each.value)).join(', ');
    return kind === 'yaml' ? this.inOneLine(node) : null;
  }

  inOneLine(node) {
    const own = this.text.slice(node.range[0], node.range[1]);
    return own.includes('\n') ? new Document(node.toJS(this.documents[0]), SYNTAX).toString({ ...WRITING, collectionStyle: 'flow' }).trim() : own;
  }

  /** The keys of an object. */
  keys(path) {
    const node = this.node(path);
    return isMap(node) ? node.items.map((pair) => String(pair.key?.value ?? pair.key)) : [];
  }

  /** The document with another value there; an empty one takes the field away, and objects that are empty then. */
  with(path, raw, kind) {
    const document = this.documents[0]?.clone() ?? new Document({}, SYNTAX);
    if (raw !== '') {
      for (let depth = 1; depth < path.length; depth += 1) {
        if (!isMap(document.getIn(path.slice(0, depth), true))) document.setIn(path.slice(0, depth), document.createNode({}));
      }
      document.setIn(path, kind === 'text' ? raw : written(raw, kind));
    } else this.prune(document, path);
    return new JobDocument(document.toString(WRITING));
  }

  prune(document, path) {
    document.deleteIn(path);
    const above = path.slice(0, -1);
    if (above.length > 0 && isMap(document.getIn(above, true)) && document.getIn(above, true).items.length === 0) this.prune(document, above);
  }

  /** The line of a field that a fault names, or of what would hold it. */
  line(field, index = 0) {
    const document = this.documents[index];
    let path = steps(field);
    let node = document?.contents;
    let place = document?.range?.[0] ?? 0;
    if (isMap(node) && node.items.length > 0) place = node.items[0].key.range[0];
    while (path.length > 0) {
      const step = next(node, path);
      const at = step?.found?.key?.range ?? step?.found?.range;
      if (!at) break;
      [place] = at;
      node = step.found.key === undefined ? step.found : step.found.value;
      path = path.slice(step.used);
    }
    return this.lines.linePos(place).line;
  }
}

/** A document of a job as JSON. */
export const ofJson = (job) => new JobDocument(new Document(job, SYNTAX).toString(WRITING));
