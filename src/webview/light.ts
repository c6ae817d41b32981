/** Finds the parts of a drawn picture by the entries that they stand for. */
export interface PictureIndex {
  readonly slabs: readonly SVGElement[];
  readonly byKey: ReadonlyMap<string, SVGElement>;
  readonly byEntry: ReadonlyMap<string, SVGElement>;
  readonly lines: readonly SVGElement[];
}

/** Reads a picture's data attributes once. */
export function indexPicture(svg: SVGSVGElement): PictureIndex {
  const slabs = [...svg.querySelectorAll<SVGElement>('.slab')];
  return {
    slabs,
    byKey: new Map(slabs.map((slab) => [slab.dataset.key ?? '', slab])),
    byEntry: new Map(slabs.map((slab) => [slab.dataset.entry ?? '', slab])),
    lines: [...svg.querySelectorAll<SVGElement>('.use[data-from]')],
  };
}

/**
 * Lights up what belongs to a slab: the chain that decides its coupling, or, where nothing binds it, what it stands on and
 * what stands on it. Returns a function that puts the light out.
 */
export function lightUp(index: PictureIndex, slab: SVGElement): () => void {
  const entry = slab.dataset.entry ?? '';
  const chain = (slab.dataset.chain ?? '').split(' ');
  const chained = chain.length > 1;
  const steps = new Set(chain.slice(1).map((to, place) => `${chain[place] ?? ''} ${to}`));
  const lines = index.lines.filter(({ dataset: { from, to } }) =>
    chained ? steps.has(`${from ?? ''} ${to ?? ''}`) : from === entry || to === entry,
  );
  const entries = chained ? chain : [entry, ...lines.flatMap(({ dataset: { from, to } }) => [from ?? '', to ?? ''])];
  const lit = [...lines, ...entries.flatMap((one) => index.byEntry.get(one) ?? [])];
  const name = chained ? 'lit-chain' : 'lit';
  for (const part of lit) part.classList.add(name);
  return () => lit.forEach((part) => part.classList.remove(name));
}
