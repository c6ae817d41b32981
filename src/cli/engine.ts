import { setFlagsFromString } from 'node:v8';

/** The last release of Node that this was tried with: an engine complains of a flag that it no longer knows. */
const LAST_TRIED = 24;

/**
 * Tells the engine that what one file brings is gone with it. One that takes such things for lasting makes them where only a long run of its
 * collector looks, and carries along all that they lead to.
 */
export function expectFilesToPass(): void {
  const [major = Infinity] = process.versions.node.split('.').map(Number);
  if (major <= LAST_TRIED) setFlagsFromString('--no-allocation-site-pretenuring');
}
