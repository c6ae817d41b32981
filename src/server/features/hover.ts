import { MarkupKind } from 'vscode-languageserver/node';
import type { HoverLinks } from '../../core/index.ts';
import { answer, type Session } from '../session.ts';

/** The core's hovers, as Markdown. */
export function serveHover(session: Session): void {
  session.connection.onHover(
    answer(session, ({ layercake, reading, options, offsetOf, rangeOf }, { textDocument, position }) => {
      const links = linksTo(textDocument.uri, session.rulePages);
      const hover = layercake.hover(reading, offsetOf(position), { ...options, links });
      if (!hover) return null;
      return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: rangeOf(hover.span) };
    }),
  );
}

/** Addresses only: clients have no commands of ours. */
function linksTo(manifest: string, rulePages: string | undefined): HoverLinks {
  return {
    line: (line) => `${manifest}#L${line + 1}`,
    ...(rulePages !== undefined && { rule: (id) => `${rulePages}/${id}.md` }),
  };
}
