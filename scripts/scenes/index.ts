import { firstSteps } from './first-steps.ts';
import { glance } from './glance.ts';
import { moves } from './moves.ts';
import type { Scenes } from './scene.ts';
import { stacks } from './stacks.ts';
import { typing } from './typing.ts';
import { ways } from './ways.ts';

/** The families of scenes, by the name under which they are played alone. */
export const FAMILIES: Readonly<Record<string, Scenes>> = {
  ...{ typing, ways, glance, stacks, moves },
  'first-steps': firstSteps,
};
