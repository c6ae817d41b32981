import type { Layercake } from '../core/index.ts';
import { nearestOf } from '../core/text/nearest.ts';

/** The names that a config may use, with the vendor of each accelerator. */
export interface Vocabulary {
  readonly rules: readonly string[];
  readonly targets: readonly string[];
  readonly vendorOf: (target: string) => string | undefined;
}

/** The names that a core knows; its catalog is not asked before one of them is needed. */
export function vocabularyOf({ rules, catalog }: Layercake): Vocabulary {
  return {
    rules: rules.map(({ id }) => id),
    get targets() {
      return catalog.targets.map(({ id }) => id);
    },
    vendorOf: (id) => {
      const target = catalog.target(id);
      return target?.kind === 'accelerator' ? target.vendor : undefined;
    },
  };
}

/** Says that a name is none of those that are known, with the one that was probably meant. */
export function noSuch(
  what: string,
  name: string,
  known: readonly string[],
): { readonly message: string; readonly suggests?: readonly string[] } {
  const message = `\`${name}\` is no ${what}.`;
  const nearest = nearestOf(name, known);
  return nearest === undefined
    ? { message }
    : { message: `${message} Did you mean \`${nearest}\`?`, suggests: [nearest] };
}

/** A panel with fewer vendors leaves nothing to choose from, and the index at 100 whatever stands in the stack. */
export function isPanel(targets: readonly string[], { vendorOf }: Vocabulary): boolean {
  return new Set(targets.flatMap((target) => vendorOf(target) ?? [])).size >= 2;
}
