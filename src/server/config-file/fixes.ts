import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver/node';
import { fixesOfConfig, readConfig, vocabularyOf } from '../../config/index.ts';
import type { OpenConfig } from '../configs.ts';
import { workspaceEdit } from '../features/rename.ts';
import type { Session } from '../session.ts';

/** Offers to write the rule, the target, the severity or the key that was meant. */
export function fixesInConfig(
  session: Session,
  config: OpenConfig,
  { range, context }: CodeActionParams,
): readonly CodeAction[] {
  const words = vocabularyOf(config.layercake);
  const reading = readConfig(config.text, words);
  const [start, end] = [config.offsetOf(range.start), config.offsetOf(range.end)];
  const here = reading.findings.filter(({ span }) => span.start <= end && start <= span.end);
  return here.flatMap((finding) => {
    const { line, character } = config.rangeOf(finding.span).start;
    const diagnostics = context.diagnostics.filter(
      (one) =>
        one.message === finding.message && one.range.start.line === line && one.range.start.character === character,
    );
    return fixesOfConfig(reading, finding, words).map(({ title, preferred, edits }) => ({
      ...{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: preferred },
      edit: workspaceEdit(session, config, edits() ?? []),
    }));
  });
}
