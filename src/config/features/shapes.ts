import { configSchema } from 'layercake:config-schema';
import type { Lined } from '../../core/features/complete/lines.ts';
import { type Place, placeAt } from '../../core/features/complete/place.ts';
import { type ShapeAt, shapesOf } from '../../core/features/complete/shape.ts';

/** The shapes of a config. */
export const configShapeAt: ShapeAt = shapesOf(configSchema);

/** What is being typed at an offset of a config; undefined outside of the text, and where there is nothing to complete. */
export function configPlaceAt(lined: Lined, offset: number): Place | undefined {
  return offset < 0 || offset > lined.text.length ? undefined : placeAt(lined, offset, configShapeAt);
}
