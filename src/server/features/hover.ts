import { MarkupKind } from 'vscode-languageserver/node';
import { answer, type Session } from '../session.ts';

/** The core's hovers, as Markdown. */
export function serveHover(session: Session): void {
  session.connection.onHover(
    answer(session, ({ layercake, reading, options, offsetOf, rangeOf }, { position }) => {
      const hover = layercake.hover(reading, offsetOf(position), options);
      if (!hover) return null;
      return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: rangeOf(hover.span) };
    }),
  );
}
