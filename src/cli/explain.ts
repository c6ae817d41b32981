import { sentenceList } from '../core/analysis/wording.ts';
import { explain, questionOf } from '../core/features/explain.ts';
import type { Catalog } from '../core/index.ts';
import { explainJson } from './explain-json.ts';
import { explainPretty } from './explain-pretty.ts';
import { EXIT, Failure } from './host.ts';
import type { Session } from './session.ts';

/** `layercake explain`: a name that the catalog does not have is a wrong call. */
export function explainComponent({ host, layercake, style, format }: Session, text: string): number {
  const { catalog } = layercake;
  const question = questionOf(text);
  const explanation = explain(catalog, question);
  if (!explanation)
    throw new Failure(
      catalog.find(question.name) ? `'${question.version ?? ''}' is no version` : unknown(catalog, question.name),
    );
  host.stdout.write(
    format === 'json' ? explainJson(explanation) : explainPretty(explanation, catalog, host.today, style),
  );
  return EXIT.clean;
}

function unknown(catalog: Catalog, name: string): string {
  const near = catalog.suggest(name).map(({ id }) => id);
  return `the catalog has no '${name}'.${near.length > 0 ? ` Did you mean ${sentenceList(near, 'or')}?` : ''}`;
}
