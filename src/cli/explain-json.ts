import type { Evidence } from '../core/catalog/types.ts';
import type { ExplainedCase, ExplainedDevice, ExplainedSupport, Explanation } from '../core/features/explain.ts';
import { jsonText } from './text.ts';

/** What the catalog knows of a component, as schemas/output-explain.schema.json describes it. */
export function explainJson({ component, version, device, supports, alternatives, deprecated }: Explanation): string {
  const {
    id,
    name,
    layer,
    kind,
    platform = false,
    summary,
    homepage,
    aliases = [],
    packages = [],
    requires = [],
  } = component;
  const { license, openness, steward, stewardVendor } = component;
  return jsonText({
    version: 1,
    component: {
      // Keys without a value are left out by JSON itself.
      ...{
        id,
        name,
        version,
        layer,
        kind,
        platform,
        summary,
        homepage,
        license,
        aliases,
        packages,
        requires,
        hardware: device && deviceJson(device),
      },
      supports: Object.fromEntries(supports.map(({ target, support }) => [target.id, supportJson(support)])),
      alternatives: alternatives.map(({ component: other, effort, note }) => ({ component: other, effort, note })),
      ...{ openness, steward, stewardVendor, deprecated: deprecated && { ...deprecated } },
    },
  });
}

function deviceJson({ target, arch, memory, precisions, evidence }: ExplainedDevice): object {
  return { target, arch, memory, precisions, evidence: evidence.map(evidenceJson) };
}

function supportJson({ besides, ...support }: ExplainedSupport): object {
  return { ...caseJson(support), besides: besides?.map(caseJson) };
}

/** The keys in an order that does not depend on the catalog's file. */
function caseJson({ level, since, until, arch, via, limited, note, os, evidence }: ExplainedCase): object {
  return {
    ...{ level, since, until, arch, via, limited, note, os },
    evidence: evidence.map(evidenceJson),
  };
}

function evidenceJson({ source, says, checked }: Evidence): object {
  return { source, says, checked };
}
