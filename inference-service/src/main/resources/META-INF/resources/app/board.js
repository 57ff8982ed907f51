// The board: draws with a mouse, a finger, a pen or the keyboard, and shows a picture that was given instead.
import { announce, h } from './dom.js';
import { centred, fits } from './digit.js';
import { draw, png } from './pixels.js';
import { Strokes } from './strokes.js';

const SIDE = 560;
const INK = 280;
const STEP = 1 / 28;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const within = (value) => Math.min(Math.max(value, 0), 1);

export class Board {
  /** changed: called whenever there is something else to classify. */
  constructor(changed) {
    this.changed = changed;
    this.strokes = new Strokes();
    this.cursor = { x: 0.5, y: 0.5 };
    this.file = null;
    this.down = false;
    this.element = h('canvas', {
      class: 'board', width: SIDE, height: SIDE, tabindex: 0, role: 'application', 'aria-label': 'Drawing board', 'aria-describedby': 'board-keys',
      onpointerdown: (event) => this.press(event),
      onpointermove: (event) => this.move(event),
      onpointerup: () => this.lift(),
      onpointercancel: () => this.lift(),
      onkeydown: (event) => this.key(event),
      onfocus: () => this.paint(),
      onblur: () => {
        this.lift();
        this.paint();
      },
    });
    this.paint();
  }

  get empty() {
    return this.file === null && this.strokes.empty;
  }

  clear() {
    this.strokes = new Strokes();
    this.take(null, null);
  }

  undo() {
    if (this.file !== null) return this.clear();
    this.strokes.undo();
    return this.tell();
  }

  /** Shows a picture in place of a drawing. One that the browser cannot open is sent all the same: the service says why it is none. */
  async show(file) {
    const picture = await createImageBitmap(file).catch(() => null);
    this.strokes = new Strokes();
    this.take(file, picture);
  }

  take(file, picture) {
    this.file = file;
    this.picture = picture;
    this.down = false;
    this.tell();
  }

  /** The file to classify: the picture as it was given, or the drawing in the way of the model's own pictures. */
  async toFile(shape) {
    if (this.file !== null) return this.file;
    const canvas = document.createElement('canvas');
    canvas.width = INK;
    canvas.height = INK;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    this.strokes.paint(context, INK);
    if (fits(shape)) {
      const ink = context.getImageData(0, 0, INK, INK).data.filter((_, i) => i % 4 === 0);
      draw(canvas, centred(ink, INK), shape);
    }
    return png(canvas);
  }

  tell() {
    this.paint();
    this.changed();
  }

  begin(point) {
    if (this.file !== null) {
      this.file = null;
      this.picture = null;
    }
    this.down = true;
    this.strokes.begin(point);
    this.tell();
  }

  press(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    this.element.setPointerCapture(event.pointerId);
    this.begin(this.point(event));
  }

  move(event) {
    if (!this.down || !event.isPrimary || !this.element.hasPointerCapture(event.pointerId)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    (all.length > 0 ? all : [event]).forEach((each) => this.strokes.to(this.point(each)));
    this.tell();
  }

  lift() {
    this.down = false;
  }

  point({ clientX, clientY }) {
    const box = this.element.getBoundingClientRect();
    return { x: within((clientX - box.left) / box.width), y: within((clientY - box.top) / box.height) };
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in MOVES) this.step(MOVES[event.key], event.shiftKey ? 4 : 1);
    else if (event.key === ' ' || event.key === 'Enter') this.toggle();
    else if (event.key === 'Backspace') this.undo();
    else if (event.key === 'Delete') this.clear();
    else return;
    event.preventDefault();
  }

  step([x, y], times) {
    this.cursor = { x: within(this.cursor.x + x * STEP * times), y: within(this.cursor.y + y * STEP * times) };
    if (!this.down) return this.paint();
    this.strokes.to(this.cursor);
    return this.tell();
  }

  toggle() {
    if (this.down) this.lift();
    else this.begin(this.cursor);
    announce(this.down ? 'Pen down' : 'Pen up');
    this.paint();
  }

  paint() {
    const context = this.element.getContext('2d');
    this.strokes.paint(context, SIDE);
    if (this.picture) this.paintPicture(context);
    else if (this.file !== null) this.write(context, 'This browser cannot show the file');
    else if (this.strokes.empty) this.write(context, 'Draw here');
    if (this.element.matches(':focus-visible')) this.paintCursor(context);
  }

  paintPicture(context) {
    const scale = SIDE / Math.max(this.picture.width, this.picture.height);
    const [width, height] = [this.picture.width * scale, this.picture.height * scale];
    context.imageSmoothingEnabled = scale < 4;
    context.drawImage(this.picture, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
  }

  write(context, text) {
    context.fillStyle = '#b8bec4';
    context.font = '26px ui-sans-serif, system-ui, sans-serif';
    context.textAlign = 'center';
    context.fillText(text, SIDE / 2, SIDE / 2);
  }

  paintCursor(context) {
    context.strokeStyle = '#74ccdb';
    context.lineWidth = this.down ? 8 : 3;
    context.beginPath();
    context.arc(this.cursor.x * SIDE, this.cursor.y * SIDE, 20, 0, 2 * Math.PI);
    context.stroke();
  }
}
