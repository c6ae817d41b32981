import type { Analysis } from '../analysis/analyze.ts';
import { otherVersions } from '../analysis/other-versions.ts';
import type { OwnPart } from '../analysis/own.ts';
import {
  evidenceOf,
  nodeName,
  runningText,
  sentenceList,
  sourceText,
  targetName,
  toldOf,
} from '../analysis/wording.ts';
import type { Case, Target } from '../catalog/types.ts';
import { isVersionOrRange } from '../catalog/version.ts';
import type { Entry } from '../stack/types.ts';
import type { Located } from '../text/span.ts';
import { NOTHING, type Related, type Report, type Rule } from './rule.ts';
import { devices } from './sights/hardware.ts';
import { targets } from './sights/stated.ts';
import { fieldSpan, hasVersion } from './support.ts';

export const versionUnsupported: Rule = {
  meta: {
    id: 'version-unsupported',
    title: 'This version does not run where another one does',
    why: 'Support for a platform comes with one release and goes with another. The stack declares a platform on which this component runs, but not in the version that is named here.',
    remedy: 'Move to a version that the message names, or leave the platform out of `targets` or `hardware`.',
    about: 'catalog',
    severity: 'warning',
    confidence: 'sourced',
    fixable: false,
    bad: 'layercake: 1\nframework: [bitsandbytes@0.45.0]\nhardware: [nvidia-h100, apple-m2-max]\n',
    good: 'layercake: 1\nframework: [bitsandbytes@0.50.0]\nhardware: [nvidia-h100, apple-m2-max]\n',
  },
  sees: [devices, targets],
  concerns: hasVersion,
  checkEntry(entry, { manifest, analysis }) {
    const { version } = entry;
    if (!version || !isVersionOrRange(version.value)) return NOTHING;
    const declared = declaredTargets(analysis, manifest.stack.targets, entry);
    const lost = declared.flatMap((place) => lostFor(analysis, entry, place) ?? []);
    return lost.length > 0 ? [reportOf(analysis, entry, version, lost)] : NOTHING;
  },
};

/** A platform that the stack declares for an entry, and where it does. */
interface Declaration {
  readonly target: number;
  readonly place: Related;
}

function declaredTargets(
  analysis: Analysis,
  asked: readonly Located<string>[],
  { index }: Entry,
): readonly Declaration[] {
  const numberOf = (id: string): number => analysis.targets.findIndex((target) => target.id === id);
  const promised = asked.map(({ value, span }) => ({
    target: numberOf(value),
    place: { message: 'The target that the stack promises', span },
  }));
  // A CPU beside accelerators is a host: nobody means to run everything on it.
  const devices = analysis.devicesOf(index).filter(({ target }) => target.kind === 'accelerator');
  const declared = devices.flatMap(({ target, nodes: [node = -1] }) => {
    const device = analysis.nodes[node]?.entry;
    const message = 'The hardware that the stack declares';
    return device ? [{ target: numberOf(target.id), place: { message, span: device.head } }] : [];
  });
  return [...new Map([...promised, ...declared].map((one) => [one.target, one])).values()];
}

/** A platform that this version of an entry is lost for, and the claim of another version to tell. */
interface Lost extends Declaration {
  readonly platform: Target;
  readonly part: OwnPart;
  readonly told: Case;
}

function lostFor(analysis: Analysis, entry: Entry, declaration: Declaration): Lost | undefined {
  const { target } = declaration;
  const platform = analysis.targets[target];
  if (!platform || analysis.own(entry.index, target) !== 'none') return undefined;
  const { decisive: part } = analysis.ownReason(entry.index, target);
  const told = toldOf(otherVersions(analysis, entry, part, platform));
  return told && { ...declaration, platform, part, told };
}

function reportOf(analysis: Analysis, entry: Entry, version: Located<string>, lost: readonly Lost[]): Report {
  const nameOf = ({ part, platform }: Lost): string => targetName(analysis, part, platform);
  const sources = lost.map(({ part, told }): OwnPart => ({ ...part, fact: { ...part.fact, case: told } }));
  const [source] = sources.map(sourceText);
  const others = lost.map((one) => ` ${runningText(one.told, nameOf(one))}.`).join('');
  return {
    message: `${nodeName(analysis, entry.index)} ${version.value} does not run on ${sentenceList(lost.map(nameOf), 'or')}, which this stack declares${source ?? ''}.${others}`,
    span: fieldSpan(entry, version),
    entry: entry.id.value,
    related: lost.map(({ place }) => place),
    evidence: sources.flatMap(evidenceOf),
  };
}
