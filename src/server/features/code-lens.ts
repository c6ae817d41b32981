import { answer, type Session } from '../session.ts';

/**
 * What stands above the stack and its layers, to be read: a command is the editor's own, and there is none that every editor has. Lenses that
 * are nothing without theirs are left out.
 */
export function serveCodeLens(session: Session): void {
  session.connection.onCodeLens(
    answer(session, ({ layercake, reading, shows, rangeOf }) => {
      const lenses = shows.codeLens ? layercake.glance.lenses(reading) : [];
      return lenses
        .filter(({ isOnlyAction }) => isOnlyAction !== true)
        .map(({ span, title }) => ({ range: rangeOf(span), command: { title, command: '' } }));
    }),
  );
}
