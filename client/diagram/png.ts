/** A drawing as an image of dots: the browser draws the SVG on a canvas, twice as fine as the page. */

/** What browsers make a canvas of at most: dots on a side, and in all. */
const SIDE = 16_000;
const AREA = 120_000_000;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How many dots a unit gets: two, or fewer where the image would be too large. */
export function finenessOf({ width, height }: Size): number {
  return Math.min(2, SIDE / Math.max(width, height), Math.sqrt(AREA / (width * height)));
}

/** Null where the browser cannot. */
export async function pngOf(svg: string, size: Size): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    const fineness = finenessOf(size);
    canvas.width = Math.round(size.width * fineness);
    canvas.height = Math.round(size.height * fineness);
    const brush = canvas.getContext('2d');
    if (brush === null) return null;
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch {
    // An image that does not load, a canvas that is too large: whoever asked can save the drawing instead.
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
