import { createBreakdown } from './breakdown.ts';
import { createChanges } from './changes.ts';
import { element } from './dom.ts';
import { createFilters } from './filters.ts';
import { createFinder } from './finder.ts';
import type { Hands } from './hands.ts';
import { createHeader } from './header.ts';
import type { Host } from './host.ts';
import { createMarks } from './icons.ts';
import { listenToKeys } from './keys.ts';
import { createNotice } from './notice.ts';
import { createPane } from './pane.ts';
import { createQuadrant } from './quadrant.ts';
import { createReach } from './reach.ts';
import { createStaging, type Staging } from './scene.ts';
import { createStage } from './stage.ts';
import type { State } from './state.ts';
import { createTabs, PANEL_ID, showsFor } from './tabs.ts';
import { createTakeAlong } from './take-along.ts';
import { createWhatIf } from './whatif.ts';

export interface Page {
  /** Draws what has changed since `drawn`. */
  readonly draw: (state: State, drawn: State | undefined) => void;
}

/** Makes the page out of its views. */
export function buildPage(first: State, host: Host, hands: Hands): Page {
  const staging = createStaging();
  const bars = createBars(first, host, hands, staging);
  const stage = createStage(staging, hands);
  const views = {
    reach: createReach({ onChoose: hands.select }),
    index: createBreakdown({ onChoose: hands.select }),
    openness: createQuadrant({ onChoose: hands.select }),
    changes: createChanges({ onChoose: hands.select }),
  };
  const pane = createPane({
    ...{ onChoose: hands.select, onTarget: hands.target, onClose: hands.leave },
    onReveal: host.hasEditor ? hands.reveal : undefined,
    onApply: host.hasEditor ? hands.apply : undefined,
  });
  const panel = element('div', 'panel', stage.root, ...Object.values(views).map(({ root }) => root));
  panel.id = PANEL_ID;
  panel.setAttribute('role', 'tabpanel');
  const main = element('main', 'main', panel);
  document.body.append(createMarks(), ...bars.roots, element('div', 'room', main, pane.root));
  return {
    draw: (state, drawn) => {
      const shown = staging.shownOf(state);
      if (state.show !== drawn?.show) {
        panel.setAttribute('aria-labelledby', `tab-${state.show}`);
        stage.root.hidden = state.show !== 'cake';
        for (const [show, view] of Object.entries(views)) view.root.hidden = show !== state.show;
      }
      // The picture reads where it stands before anything else is written.
      if (state.show === 'cake') stage.draw(state);
      else if (shown) views[state.show].draw(shown, state);
      bars.draw(state, drawn);
      bars.find(shown, state);
      pane.draw(shown, state);
    },
  };
}

interface Bars {
  readonly roots: readonly HTMLElement[];
  readonly draw: Page['draw'];
  /** Tells how much the search finds. */
  readonly find: ReturnType<typeof createFinder>['draw'];
}

/** What stands above the views. */
function createBars(first: State, host: Host, hands: Hands, staging: Staging): Bars {
  const header = createHeader(hands.toggleKind);
  const tabs = createTabs(showsFor(host.hasEditor), hands.show);
  const whatIf = createWhatIf({ onTarget: hands.target, onMoved: hands.moved });
  const finder = createFinder({ onSearch: hands.search, onChoose: hands.select });
  const filters = createFilters(first, { onFilter: hands.filter, onPlatform: hands.platform, onUses: hands.uses });
  const along = createTakeAlong(host.hasEditor, { shot: () => staging.shotOf(hands.state()), onSave: hands.save });
  const notice = createNotice();
  listenToKeys({ onFind: finder.focus });
  const tools = element(
    'section',
    'tools',
    element('div', 'bar bar-views', tabs.root, along),
    element('div', 'bar bar-tools', whatIf.choice, finder.root, filters.root),
    ...[notice.root, whatIf.strip],
  );
  tools.setAttribute('aria-label', 'Views and tools');
  return {
    roots: [header.root, tools],
    draw: (state, drawn) => {
      header.draw(state, drawn);
      for (const view of [tabs, whatIf, filters]) view.draw(state);
      notice.show(state.notice);
    },
    find: finder.draw,
  };
}
