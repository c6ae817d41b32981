import { asPanelMessage, type PanelMessage, REFERENCE_TEXT } from '../protocol/messages.ts';
import { throttle } from '../protocol/throttle.ts';
import { connect, type Host } from './api.ts';
import { createCheckbox, createDivider } from './controls.ts';
import { element } from './dom.ts';
import { createHeader } from './header.ts';
import { createNotice } from './notice.ts';
import { createPicture, type PictureView } from './picture.ts';

const RESIZE_PAUSE = 100;
/** Of a character at 100 pixels, where nothing can be measured. */
const USUAL_WIDTH = 65;
const HINT = 'Point at a slab to see what it is tied to. A click finds it in the text.';

/** The version of the newest message, which an older one must not undo. */
let version = 0;

function start(): void {
  const host = connect();
  const header = createHeader();
  const notice = createNotice();
  const detail = element('p', 'detail', HINT);
  const picture = createPicture({
    onReveal: (key) => {
      host.remember({ selected: key });
      host.post({ type: 'reveal', source: host.state.source, version, key });
    },
    onDescribe: (lines) => describe(detail, lines),
  });
  const sendView = throttle(() => postView(host, picture.root), RESIZE_PAUSE);
  document.body.append(header.root, toolbar(host, picture, sendView), notice.root, picture.root, detail);
  picture.showUses(host.state.uses);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = asPanelMessage(data);
    if (!message) console.warn('Layercake: dropped a message that does not fit the protocol.');
    else if (isCurrent(host, message)) take(message);
  });
  const take = (message: PanelMessage): void => {
    if (message.type === 'notice') notice.show(message.notice);
    else if (message.type === 'select') selectSlab(host, picture, message.key);
    else if (picture.show(message.svg)) header.show(message.header);
    else console.warn('Layercake: dropped a picture that is no SVG.');
  };
  picture.select(host.state.selected);
  new ResizeObserver(sendView).observe(picture.root);
}

/** A message about an older text than the page has seen is dropped; one about another document starts anew. */
function isCurrent(host: Host, message: PanelMessage): boolean {
  if (message.source !== host.state.source) host.remember({ source: message.source });
  else if (message.version < version) return false;
  version = message.version;
  return true;
}

function selectSlab(host: Host, picture: PictureView, key: string): void {
  host.remember({ selected: key });
  picture.select(key);
}

function postView(host: Host, root: HTMLElement): void {
  const { source, platform } = host.state;
  const width = Math.floor(root.clientWidth);
  if (width > 0) host.post({ type: 'view', source, version, width, textWidth: measureText(), platform });
}

function measureText(): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return REFERENCE_TEXT.length * USUAL_WIDTH;
  context.font = `600 100px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(REFERENCE_TEXT).width;
}

function toolbar(host: Host, picture: PictureView, sendView: () => void): HTMLElement {
  const uses = createCheckbox('Uses', host.state.uses, (shown) => {
    host.remember({ uses: shown });
    picture.showUses(shown);
  });
  const platform = createCheckbox('Platform pieces', host.state.platform, (shown) => {
    host.remember({ platform: shown });
    sendView();
  });
  return element('div', 'toolbar', createDivider(), element('div', 'toggles', platform, uses));
}

function describe(detail: HTMLElement, [name, ...rest]: readonly string[]): void {
  detail.classList.toggle('detail-hint', name === undefined);
  if (name === undefined) detail.replaceChildren(HINT);
  else
    detail.replaceChildren(
      element('b', 'detail-name', element('bdi', '', name)),
      ...rest.map((line) => element('span', 'detail-part', line)),
    );
}

start();
