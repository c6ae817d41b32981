import type { Sight } from './sight.ts';

/** What the stack says of itself as a whole. A rule that looks at such a thing looks at every entry again where it is another. */
function stated<View>(look: Sight<View>['look'], isSame: (one: View, other: View) => boolean): Sight<View> {
  return { look, changed: (now, { view }) => (isSame(now, view) ? [] : 'all') };
}

/** The targets that the manifest asks for. */
export const targets = stated(
  ({ manifest }) => manifest.stack.targets,
  (one, other) =>
    one.length === other.length &&
    one.every(({ value, span }, at) => value === other[at]?.value && span === other[at].span),
);

/** The vendors that the stack asks for or has devices of. */
export const wantedVendors = stated(
  ({ manifest: { stack }, analysis }): ReadonlySet<string> => {
    const asked = analysis.targets.filter(({ id }) => stack.targets.some(({ value }) => value === id));
    return new Set([...asked, ...analysis.devices.map(({ target }) => target)].map(({ vendor }) => vendor));
  },
  (one, other) => one.size === other.size && [...one].every((vendor) => other.has(vendor)),
);

/** Whether the text could be read, and is of the right form. */
export const form = stated(
  ({ manifest: { syntax, problems } }) => ({
    isRead: syntax.issues.every(({ rule }) => rule !== 'yaml-syntax'),
    fits: problems.length === 0,
  }),
  (one, other) => one.isRead === other.isRead && one.fits === other.fits,
);

/** The circles in which entries stand on each other. */
export const circles = stated(
  ({ analysis }) => analysis.cycles,
  (one, other) => one.length === other.length && one.every((circle, at) => circle.join() === (other[at] ?? []).join()),
);
