// Raw pixels on a canvas, and as a file.

/** Draws pixels, channel by channel: one channel is grey, three are red, green and blue. */
export function draw(canvas, values, { channels, height, width }) {
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  const plane = width * height;
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = values[channels === 1 ? i : c * plane + i];
    image.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

/** A canvas as a PNG file. */
export const png = (canvas) => new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));

/** The bytes of a text in base64. */
export const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
