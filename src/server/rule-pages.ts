import type { Session } from './session.ts';

/** Where the page of a rule is; nothing where there are none. */
export function rulePagesIn({ rulePages }: Pick<Session, 'rulePages'>): { readonly rulePage?: (id: string) => string } {
  return rulePages === undefined ? {} : { rulePage: (id) => `${rulePages}/${id}.md` };
}
