import { type Hover as ClientHover, MarkupKind, type Range } from 'vscode-languageserver/node';
import type { Hover, HoverLinks, Span } from '../../core/index.ts';
import { hoverInConfig } from '../config-file/hover.ts';
import { rulePagesIn } from '../rule-pages.ts';
import { answer, type Session } from '../session.ts';

/** The core's hovers of manifests, and those of configs, as Markdown. */
export function serveHover(session: Session): void {
  session.connection.onHover(
    answer(
      session,
      ({ layercake, reading, options, offsetOf, rangeOf }, { textDocument, position }) => {
        const links = linksTo(textDocument.uri, session);
        return toHover(layercake.hover(reading, offsetOf(position), { ...options, links }), rangeOf);
      },
      (config, { position }) => toHover(hoverInConfig(session, config, config.offsetOf(position)), config.rangeOf),
    ),
  );
}

function toHover(hover: Hover | undefined, rangeOf: (span: Span) => Range): ClientHover | null {
  if (!hover) return null;
  return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: rangeOf(hover.span) };
}

/** Addresses only: clients have no commands of ours. */
function linksTo(manifest: string, session: Session): HoverLinks {
  const { rulePage } = rulePagesIn(session);
  return { line: (line) => `${manifest}#L${line + 1}`, ...(rulePage && { rule: rulePage }) };
}
