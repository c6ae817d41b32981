import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { Failure } from '../files/failure.ts';

/** A pixel of the SVG is two of the picture, so that it is sharp on slides. */
const ZOOM = 2;
const FONT = 'DejaVu Sans';

/**
 * An SVG as the bytes of a PNG. The renderer and its faces come with the program, so that a picture is the same on every machine; they
 * lie beside it, and are read for this alone.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  await initWasm(partOf('resvg.wasm'));
  const fontBuffers = [partOf('DejaVuSans.ttf'), partOf('DejaVuSans-Bold.ttf')];
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers, defaultFontFamily: FONT, sansSerifFamily: FONT },
  });
  return picture.render().asPng();
}

function partOf(name: string): Uint8Array {
  try {
    return readFileSync(fileURLToPath(new URL(`png/${name}`, import.meta.url)));
  } catch {
    throw new Failure(
      `What draws a PNG is not beside this program: it has no png/${name}. An .svg file needs nothing else.`,
    );
  }
}
