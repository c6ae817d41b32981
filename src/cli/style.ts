import pc from 'picocolors';
import type { Coupling, Level, Severity } from '../core/index.ts';

/** Colours a text without changing what it says. */
export type Paint = (text: string) => string;

/** What pretty output is written with: how wide it may be, and a colour for each meaning. */
export interface Style {
  readonly width: number;
  readonly strong: Paint;
  readonly faint: Paint;
  readonly place: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly level: Readonly<Record<Level, Paint>>;
  readonly coupling: Readonly<Record<Coupling, Paint>>;
}

/** A style of a width, in colour or without. */
export function createStyle(width: number, color: boolean): Style {
  const colors = pc.createColors(color);
  return {
    width,
    strong: byWord(colors.bold),
    faint: byWord(colors.dim),
    place: byWord(colors.cyan),
    severity: { error: byWord(colors.red), warning: byWord(colors.yellow), information: byWord(colors.blue) },
    level: {
      native: byWord(colors.green),
      port: byWord(colors.yellow),
      experimental: byWord(colors.magenta),
      unknown: byWord(colors.dim),
      none: byWord(colors.red),
    },
    coupling: {
      neutral: byWord(colors.dim),
      portable: byWord(colors.green),
      leaning: byWord(colors.yellow),
      locked: byWord(colors.red),
      unknown: byWord(colors.magenta),
    },
  };
}

/** Paints each word for itself, so that a painted text can still be broken into lines. */
function byWord(paint: Paint): Paint {
  return (text) => text.replace(/\S+/g, (word) => paint(word));
}
