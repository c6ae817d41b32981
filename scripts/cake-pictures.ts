import { readdirSync, readFileSync } from 'node:fs';
import { drawStill, inWorld } from '../src/core/cake/index.ts';
import { type Catalog, createLayercake } from '../src/core/index.ts';
import { fromRoot } from './paths.ts';

/** The example that is shown in the world of another target, too. */
const MOVED = { example: 'support-assistant', target: 'amd' };
const WIDTH = 1200;

/**
 * The layer cakes of the examples as the documentation shows them, in both themes in one file each. That they are current is checked, so
 * that whoever changes how a cake is drawn sees in the difference what that does.
 */
export function cakePictures(catalog: Catalog): readonly (readonly [path: string, text: string])[] {
  const layercake = createLayercake(catalog);
  return readdirSync(fromRoot('examples'))
    .filter((file) => file.endsWith('.layercake.yaml'))
    .flatMap((file) => {
      const name = file.replace('.layercake.yaml', '');
      const reading = layercake.read(readFileSync(fromRoot('examples', file), 'utf8'));
      const model = layercake.cake.model(reading);
      const path = (what: string): string => `docs/images/cake/${what}.svg`;
      const world = name === MOVED.example ? layercake.cake.world(reading, MOVED.target) : undefined;
      return [
        [path(name), drawStill(model, { theme: 'auto', width: WIDTH })] as const,
        ...(world
          ? [
              [
                path(`${name}-on-${MOVED.target}`),
                drawStill(inWorld(model, world), {
                  ...{ theme: 'auto', width: WIDTH },
                  subtitle: `On ${world.target.name}: ${world.verdict} Effort: ${world.effortText}.`,
                }),
              ] as const,
            ]
          : []),
      ];
    });
}
