import { mermaidLegend, mermaidOf } from '../cake/picture/mermaid.ts';
import type { CakeModel } from '../cake/data/types.ts';
import type { CakeWorld } from '../cake/worlds/world-types.ts';
import { escapeMarkdown } from './markdown.ts';

/** A picture as a Markdown page with a Mermaid diagram, as code hosts draw it; `world` where it is that of a target. */
export function cakeReport(model: CakeModel, world?: CakeWorld): string {
  const name = model.name === '' ? 'Layer cake' : `Layer cake of ${model.name}`;
  const title = world ? `${name} on ${world.target.name}` : name;
  const diagram = mermaidOf(model);
  const numbers = `Lock-in index ${Math.round(model.lockIn)} of 100, ${Math.floor(model.known * 100)} % known.`;
  const parts = [
    `# ${escapeMarkdown(title)}`,
    world ? `**${escapeMarkdown(world.verdict)}** Effort: ${world.effortText}.` : numbers,
    ...(model.slabs.length === 0 ? ['Nothing is listed.'] : []),
    ...(model.slabs.length > 0 && diagram !== undefined ? [`\`\`\`mermaid\n${diagram}\n\`\`\``] : []),
    ...(diagram === undefined ? ['Too many lines for a diagram: write an SVG file instead.'] : []),
    ...(model.slabs.length === 0 ? [] : [mermaidLegend(model).join('\\\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}
