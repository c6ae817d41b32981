/**
 * What the panel (in the extension host) and the page (in the webview) say to each other. Every message names the document
 * that it is about and the version of the text that it was made from, so that a late one can be told from a new one.
 */
interface Message {
  /** The document's address; empty while a new page has not been told yet. */
  readonly source: string;
  readonly version: number;
}

/** How many entries are of a kind, and what the kind is called. */
export interface KindCount {
  readonly kind: string;
  readonly name: string;
  readonly meaning: string;
  readonly count: number;
}

/** What stands above the picture. */
export interface Header {
  readonly name: string;
  readonly entries: number;
  /** 0 to 100. */
  readonly lockIn: number;
  /** 0 to 1. */
  readonly known: number;
  readonly counts: readonly KindCount[];
}

/** A new picture, laid out for the page's width. */
export interface PictureMessage extends Message {
  readonly type: 'picture';
  readonly svg: string;
  readonly header: Header;
}

/**
 * How the picture stands to the text: `none` where they agree; `broken` where it is the last one that could be drawn, `partial`
 * where it shows what could be read; `closed` and `deleted` where the text is gone.
 */
export const NOTICES = ['none', 'broken', 'partial', 'closed', 'deleted'] as const;
export type Notice = (typeof NOTICES)[number];

export interface NoticeMessage extends Message {
  readonly type: 'notice';
  readonly notice: Notice;
}

/** The cursor entered the entry of a slab, or left all entries (an empty key). */
export interface SelectMessage extends Message {
  readonly type: 'select';
  readonly key: string;
}

export type PanelMessage = PictureMessage | NoticeMessage | SelectMessage;

/** What the page measures, in the picture's bold face at 100 pixels, so that slabs fit their texts on every system. */
export const REFERENCE_TEXT = 'The quick brown fox jumps over 13 lazy dogs';

/** What the page can show: sent when the page is ready, and whenever one of them changes. */
export interface ViewMessage extends Message {
  readonly type: 'view';
  /** In pixels. */
  readonly width: number;
  /** Width of the reference text, in pixels. */
  readonly textWidth: number;
  readonly platform: boolean;
}

/** The user asks for a slab's entry in the text. */
export interface RevealMessage extends Message {
  readonly type: 'reveal';
  readonly key: string;
}

export type PageMessage = ViewMessage | RevealMessage;

const MOST_WIDTH = 20_000;

/** The value as a message for the page; undefined where it is none. */
export function asPanelMessage(value: unknown): PanelMessage | undefined {
  if (!isMessage(value)) return undefined;
  const fits = isPicture(value) || isNotice(value) || isSelect(value);
  return fits ? (value as unknown as PanelMessage) : undefined;
}

/** The value as a message for the panel; undefined where it is none. */
export function asPageMessage(value: unknown): PageMessage | undefined {
  if (!isMessage(value)) return undefined;
  const fits = isView(value) || (value.type === 'reveal' && isText(value.key));
  return fits ? (value as unknown as PageMessage) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function isMessage(value: unknown): value is Fields {
  return isFields(value) && isText(value.source) && isCount(value.version);
}

function isPicture({ type, svg, header }: Fields): boolean {
  return type === 'picture' && isText(svg) && isHeader(header);
}

function isHeader(value: unknown): boolean {
  if (!isFields(value) || !Array.isArray(value.counts)) return false;
  const { name, entries, lockIn, known, counts } = value;
  return (
    isText(name) && isCount(entries) && isWithin(lockIn, 0, 100) && isWithin(known, 0, 1) && counts.every(isKindCount)
  );
}

function isKindCount(value: unknown): boolean {
  return isFields(value) && isText(value.kind) && isText(value.name) && isText(value.meaning) && isCount(value.count);
}

function isNotice({ type, notice }: Fields): boolean {
  return type === 'notice' && NOTICES.some((known) => known === notice);
}

function isSelect({ type, key }: Fields): boolean {
  return type === 'select' && isText(key);
}

function isView({ type, width, textWidth, platform }: Fields): boolean {
  return (
    type === 'view' &&
    isCount(width) &&
    isWithin(width, 1, MOST_WIDTH) &&
    isWithin(textWidth, 1, MOST_WIDTH) &&
    typeof platform === 'boolean'
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
