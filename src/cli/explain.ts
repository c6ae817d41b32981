import { sentenceList } from '../core/analysis/wording.ts';
import { explain, type Explanation, questionOf } from '../core/features/explain.ts';
import { explanationReport } from '../core/features/explain-report.ts';
import type { Catalog } from '../core/index.ts';
import type { ConfigChoice } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { explainJson } from './explain-json.ts';
import { explainPretty } from './explain-pretty.ts';
import { EXIT } from './host.ts';
import { layercakeHere } from './read-manifest.ts';
import type { Session } from './session.ts';
import { visibleLines } from './text.ts';

/** `layercake explain`: a name that the catalog does not have is a wrong call. */
export function explainComponent(session: Session, text: string, choice?: ConfigChoice): number {
  const { host } = session;
  const layercake = layercakeHere(session, choice);
  const { catalog } = layercake;
  const question = questionOf(text);
  const explanation = explain(catalog, question);
  if (!explanation)
    throw new Failure(
      catalog.find(question.name) ? `'${question.version ?? ''}' is no version` : unknown(catalog, question.name),
    );
  host.stdout.write(print({ ...session, layercake }, explanation));
  return EXIT.clean;
}

function print({ layercake: { catalog }, format, style, host: { today } }: Session, explanation: Explanation): string {
  switch (format) {
    case 'json':
      return explainJson(explanation);
    case 'markdown':
      return visibleLines(explanationReport(explanation, catalog, today));
    case 'pretty':
      return explainPretty(explanation, catalog, today, style);
  }
}

function unknown(catalog: Catalog, name: string): string {
  const near = catalog.suggest(name).map(({ id }) => id);
  return `the catalog has no '${name}'.${near.length > 0 ? ` Did you mean ${sentenceList(near, 'or')}?` : ''}`;
}
