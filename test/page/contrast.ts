import type { Page } from 'playwright-core';

/** The contrast of a text with what is painted under it. */
export interface Contrast {
  readonly text: string;
  readonly contrast: number;
}

/** Measures every visible text: its colour as computed, its ground from the pixels around it with the letters taken away. */
export async function contrastsOf(page: Page): Promise<readonly Contrast[]> {
  const texts = await page.evaluate(() => {
    const found = [
      ...document.querySelectorAll<HTMLElement | SVGElement>(
        '.cake text, .head *, .bar *, .world *, .pane *, .notice span, .view *',
      ),
    ];
    return found.flatMap((one) => {
      const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');
      const { left, top, width, height } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if (!own || width === 0 || style.visibility === 'hidden') return [];
      const colour = one instanceof SVGElement ? style.fill : style.color;
      return [{ text: one.textContent, colour, x: left + scrollX, y: top + scrollY, width, height }];
    });
  });
  const picture = (await withoutLetters(page)).toString('base64');
  return page.evaluate(measure, { texts, picture });
}

async function withoutLetters(page: Page): Promise<Buffer> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement | SVGElement>('.cake text'))
      one.style.visibility = 'hidden';
    for (const one of document.querySelectorAll<HTMLElement>('body :not(svg, svg *)'))
      one.style.setProperty('color', 'transparent', 'important');
  });
  return page.screenshot({ fullPage: true });
}

interface Text {
  readonly text: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page: paints the picture and reads the ground of each text, the median of a line through its middle. */
async function measure({
  texts,
  picture,
}: {
  readonly texts: readonly Text[];
  readonly picture: string;
}): Promise<Contrast[]> {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const luminance = (rgb: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!paint) throw new Error('no canvas');
  return texts.map(({ text, colour, x, y, width, height }) => {
    const { data } = context.getImageData(Math.round(x), Math.round(y + height / 2), Math.max(1, Math.round(width)), 1);
    const pixels = Array.from({ length: data.length / 4 }, (_, index) => [...data.slice(index * 4, index * 4 + 3)]);
    const ground = pixels.sort((a, b) => luminance(a) - luminance(b))[Math.floor(pixels.length / 2)] ?? [0, 0, 0];
    paint.fillStyle = `rgb(${ground.join(' ')})`;
    paint.fillRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    const letters = [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    const [light = 0, dark = 0] = [luminance(letters), luminance(ground)].sort((a, b) => b - a);
    return { text: text.slice(0, 40), contrast: Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100 };
  });
}
