// What has been drawn: white lines on a black square of a side of 1.
const PEN = 0.075;

export class Strokes {
  constructor() {
    this.lines = [];
  }

  get empty() {
    return this.lines.length === 0;
  }

  begin(point) {
    this.lines.push([point]);
  }

  to(point) {
    this.lines.at(-1).push(point);
  }

  undo() {
    this.lines.pop();
  }

  /** Draws them on a square canvas. */
  paint(context, side) {
    context.fillStyle = '#000';
    context.fillRect(0, 0, side, side);
    context.strokeStyle = '#fff';
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.lineWidth = PEN * side;
    for (const line of this.lines) {
      context.beginPath();
      context.moveTo(line[0].x * side, line[0].y * side);
      line.forEach(({ x, y }) => context.lineTo(x * side, y * side));
      context.stroke();
    }
  }
}
