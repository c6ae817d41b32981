import { createBars } from './bars.ts';
import { createBreakdown } from './breakdown.ts';
import { createChanges } from './changes.ts';
import { element } from './dom.ts';
import type { Hands } from './hands.ts';
import type { Host } from './host.ts';
import { createMarks } from './icons.ts';
import { createPane } from './pane.ts';
import { createQuadrant } from './quadrant.ts';
import { createReach } from './reach.ts';
import { createStaging } from './scene.ts';
import { createStage } from './stage.ts';
import type { State } from './state.ts';
import { PANEL_ID } from './tabs.ts';

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
      bars.draw(shown, state, drawn);
      pane.draw(shown, state);
    },
  };
}
