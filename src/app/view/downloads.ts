/** Hands files to the reader; everything is made in the page. */

export function download(name: string, content: string | Blob, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the bytes by the next turn of its loop; some need a little longer.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * An SVG text as a PNG image, two pixels for each of its own.
 *
 * @throws Error when the browser cannot draw it.
 */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('the image could not be encoded');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
