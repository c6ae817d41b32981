import { createAsking } from './asking.ts';
import { createHands } from './hands.ts';
import { connectEditor, type Host } from './host.ts';
import { buildPage } from './page.ts';
import { connectBook } from './standalone.ts';
import { initialState } from './state.ts';
import { createStore } from './store.ts';
import { take } from './take.ts';

/** Messages and hands change the state; the views draw it, once a frame. */
function start(host: Host): void {
  const store = createStore(initialState(host.remembered), (state, drawn) => {
    page.draw(state, drawn);
    asking.about(state);
  });
  const asking = createAsking(host);
  // The stack is on its way while the page is made.
  asking.about(store.state);
  const page = buildPage(store.state, host, createHands(store, host));
  host.listen((message) => {
    const change = take(store.state, message);
    if (change === 'missed') asking.anew(store.state);
    else if (change) store.change(change);
  });
  store.change({});
}

start(connectBook() ?? connectEditor());
