import type { SettledAcceptance } from '../acceptance/settle.ts';
import type { Analysis } from '../analysis/analyze.ts';
import type { Budget } from '../analysis/budget.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Evidence } from '../catalog/types.ts';
import type { Manifest } from '../manifest.ts';
import type { Entry } from '../stack/types.ts';
import type { Span } from '../text/span.ts';
import type { Sight } from './sights/sight.ts';

export type Severity = 'error' | 'warning' | 'information';

/** What a person should know about a rule; its page in docs/rules is generated from this. */
export interface RuleMeta {
  readonly id: string;
  readonly title: string;
  /** Why it matters, in one to three sentences of Markdown. */
  readonly why: string;
  /** What to do about a finding, in Markdown. */
  readonly remedy: string;
  readonly about: 'form' | 'references' | 'catalog' | 'coupling' | 'targets' | 'as declared' | 'acceptance';
  readonly severity: Severity;
  /** How sure a finding is: `certain` follows from the text alone, `sourced` is as good as the catalog's evidence. */
  readonly confidence: 'certain' | 'sourced';
  readonly fixable: boolean;
  /** The `layercake.config.yaml` under which the examples hold, for a rule that needs one. */
  readonly config?: string;
  /** Two small manifests; tests run them: `bad` has this finding, `good` has none of it. */
  readonly bad: string;
  readonly good: string;
}

/** How sure a finding is; `stale` where even the newest evidence behind it was read more than a year ago. */
export type Confidence = RuleMeta['confidence'] | 'stale';

/** A finding on something that thousands of entries stand on would otherwise carry them all. */
export const MOST_RELATED = 10;

export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** What a rule reports. The severity is the rule's own unless the finding says otherwise. */
export interface Report {
  readonly message: string;
  readonly span: Span;
  /** Id of the entry that it is about. */
  readonly entry?: string | undefined;
  readonly severity?: Severity;
  /**
   * What tells it from other findings of its rule on the same entry, whatever its message says, so that a baseline knows it
   * again; the text that it is on, unless given.
   */
  readonly key?: string | undefined;
  /** What it is about besides: where one of these is new, the finding is. */
  readonly parts?: readonly string[] | undefined;
  readonly related?: readonly Related[];
  /** What would mend it, the likeliest first: a name to write where it stands, or a component to list. */
  readonly suggests?: readonly string[] | undefined;
  /** The sources that it rests on; their age decides how sure it is. */
  readonly evidence?: readonly Evidence[] | undefined;
}

/** What a check gives that has nothing to report, as nearly all do: one list for all of them. */
export const NOTHING: readonly Report[] = [];

export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly related: readonly Related[];
}

export interface RuleContext {
  readonly manifest: Manifest;
  readonly catalog: Catalog;
  readonly analysis: Analysis;
  /** The ids of all rules. */
  readonly rules: readonly string[];
  /** Those of them that are switched off: whether they would find something is not known. */
  readonly off: ReadonlySet<string>;
  /** What the manifest accepts, held against the findings of all other rules; only rules about acceptances see any. */
  readonly acceptances: readonly SettledAcceptance[];
  /** The limits that the stack is held to; none where there is no config. */
  readonly budget: Budget;
  /** What there is to be seen of the stack, worked out when it is first asked for. */
  readonly see: <View>(sight: Sight<View>) => View;
}

/** One rule: its metadata, and pure checks. */
export interface Rule {
  readonly meta: RuleMeta;
  /**
   * Checks one entry, by its text, its component, its own levels, its reach and its coupling. After an edit only the entries of which one of
   * these came out otherwise are checked again, and those for which something that the rule `sees` did.
   */
  readonly checkEntry?: (entry: Entry, context: RuleContext) => readonly Report[];
  /**
   * Whether there may be something to say of an entry, told by its number alone: of nearly all there is not, and not to look at them spares most
   * of the way to memory. Where it says no, the entry is not checked.
   */
  readonly concerns?: (context: RuleContext, node: number) => boolean;
  /** What else a check of an entry looks at. */
  readonly sees?: readonly Sight<unknown>[];
  /** Checks the stack as a whole, after every edit: nothing that looks at each entry for long. */
  readonly check?: (context: RuleContext) => Iterable<Report>;
}
