import { asPanelMessage, type PanelMessage } from '../protocol/messages.ts';
import { connect, type Host } from './api.ts';
import { createCheckbox, createDivider } from './controls.ts';
import { element } from './dom.ts';
import { createHeader } from './header.ts';
import { createNotice } from './notice.ts';
import { createPicture, type PictureView } from './picture.ts';
import { throttle } from './throttle.ts';

const RESIZE_PAUSE = 100;
const HINT = 'Point at a slab to see what it is tied to. A click finds it in the text.';

/** The version of the newest message, which an older one must not undo. */
let version = 0;

function start(): void {
  const host = connect();
  const header = createHeader();
  const notice = createNotice();
  const detail = element('p', 'detail', HINT);
  detail.setAttribute('aria-live', 'polite');
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

/** A text that was closed starts counting its versions anew when it is opened again. */
function isCurrent(host: Host, message: PanelMessage): boolean {
  const { source } = host.state;
  if (message.source === source && message.version < version) return false;
  if (message.source !== source) host.remember({ source: message.source });
  const gone = message.type === 'notice' && (message.notice === 'closed' || message.notice === 'deleted');
  version = gone ? 0 : message.version;
  return true;
}

function selectSlab(host: Host, picture: PictureView, key: string): void {
  host.remember({ selected: key });
  picture.select(key);
}

function postView(host: Host, root: HTMLElement): void {
  const { source, platform } = host.state;
  const width = Math.floor(root.clientWidth);
  if (width > 0) host.post({ type: 'view', source, version, width, platform });
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
  else detail.replaceChildren(element('b', 'detail-name', element('bdi', '', name)), ...rest.map((line) => element('span', 'detail-part', line)));
}

start();
