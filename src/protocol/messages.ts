import type { EntryDetails, WayToApply } from '../core/cake/data/details-types.ts';
import type { ReachMatrix } from '../core/cake/data/matrix-types.ts';
import type { CakeChange } from '../core/cake/data/share.ts';
import type { CakeModel, Slab, UseLine } from '../core/cake/data/types.ts';
import type { CakeWorld } from '../core/cake/worlds/world-types.ts';
import { isCakeChange, isCakeModel, isCakeWorld, isReachMatrix, isSlab, isUse } from './cake-shapes.ts';
import { isEntryDetails, isWayToApply } from './details-shapes.ts';
import { hasFields, isCount, isEither, isFlag, isListOf, isMaybe, isOneOf, isText, type Shape } from './shapes.ts';

/**
 * What the panel (in the extension host) and the page (in the webview) say to each other. Every message names the document
 * that it is about and the version of the text that it was made from, so that a late one can be told from a new one.
 */
interface Message {
  /** The document's address; empty while a new page has not been told yet. */
  readonly source: string;
  readonly version: number;
}

/** The stack, to be drawn by the page. */
export interface ModelMessage extends Message {
  readonly type: 'model';
  readonly model: CakeModel;
  /** How many pieces of its slabs and lines came before it; none where it is whole. */
  readonly pieces?: number | undefined;
}

/** What has changed since a model that the page was sent. */
export interface ChangeMessage extends Message {
  readonly type: 'change';
  /** The version of that model. */
  readonly since: number;
  readonly change: CakeChange;
}

/** Some slabs and lines of the model that comes after the last piece, without any itself: one big message would freeze the page while it is taken. */
export interface PieceMessage extends Message {
  readonly type: 'piece';
  /** 0 for the first. */
  readonly piece: number;
  readonly slabs: readonly Slab[];
  readonly uses: readonly UseLine[];
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

/** The stack on the target that the page asks about. */
export interface WorldMessage extends Message {
  readonly type: 'world';
  readonly target: string;
  /** Undefined where there is no such target. */
  readonly world?: CakeWorld | undefined;
}

/** What runs where. */
export interface ReachMessage extends Message {
  readonly type: 'reach';
  readonly matrix: ReachMatrix;
}

/** All that there is to say of the entry that the page asks about. */
export interface DetailsMessage extends Message {
  readonly type: 'details';
  readonly key: string;
  /** Undefined where there is no such entry any more. */
  readonly details?: EntryDetails | undefined;
}

/** The stack as it is in Git at HEAD, or why nobody knows. */
export interface BeforeMessage extends Message {
  readonly type: 'before';
  readonly before: CakeModel | string;
}

export type PanelMessage =
  | ModelMessage
  | ChangeMessage
  | PieceMessage
  | NoticeMessage
  | SelectMessage
  | WorldMessage
  | ReachMessage
  | DetailsMessage
  | BeforeMessage;

/** The views of the page. */
export const SHOWS = ['cake', 'reach', 'index', 'openness', 'changes'] as const;
export type Show = (typeof SHOWS)[number];

/** What the page shows, so what it has to be told: sent when the page is ready, and whenever one of them changes. */
export interface ViewMessage extends Message {
  readonly type: 'view';
  /** The page knows nothing: it has just begun, or missed something. */
  readonly fresh: boolean;
  readonly show: Show;
  /** The target that is asked about; empty for none. */
  readonly target: string;
  /** The key of the entry whose details are shown; empty for none. */
  readonly details: string;
}

/** The user asks for a slab's entry in the text. */
export interface RevealMessage extends Message {
  readonly type: 'reveal';
  readonly key: string;
}

/** The user wants an alternative in the text. */
export interface ApplyMessage extends Message {
  readonly type: 'apply';
  readonly way: WayToApply;
}

/** The kinds of files that a cake is taken along as. */
export const FORMATS = ['svg', 'png', 'html', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** The user wants a file. */
export interface SaveMessage extends Message {
  readonly type: 'save';
  readonly format: Format;
  /** A text, or bytes in base64 (`png`); undefined for what only the panel can make (`html`, `md`). */
  readonly content?: string | undefined;
  /** The target that is asked about; empty for none. */
  readonly target: string;
}

export type PageMessage = ViewMessage | RevealMessage | ApplyMessage | SaveMessage;

const about = { source: isText, version: isCount };
const isA = <const T extends string>(type: T): Shape<T> => isOneOf([type]);

const isPanelMessage: Shape<PanelMessage> = isEither<PanelMessage>(
  hasFields<ModelMessage>({ ...about, type: isA('model'), model: isCakeModel, pieces: isMaybe(isCount) }),
  hasFields<ChangeMessage>({ ...about, type: isA('change'), since: isCount, change: isCakeChange }),
  hasFields<PieceMessage>({
    ...about,
    type: isA('piece'),
    piece: isCount,
    slabs: isListOf(isSlab),
    uses: isListOf(isUse),
  }),
  hasFields<NoticeMessage>({ ...about, type: isA('notice'), notice: isOneOf(NOTICES) }),
  hasFields<SelectMessage>({ ...about, type: isA('select'), key: isText }),
  hasFields<WorldMessage>({ ...about, type: isA('world'), target: isText, world: isMaybe(isCakeWorld) }),
  hasFields<ReachMessage>({ ...about, type: isA('reach'), matrix: isReachMatrix }),
  hasFields<DetailsMessage>({ ...about, type: isA('details'), key: isText, details: isMaybe(isEntryDetails) }),
  hasFields<BeforeMessage>({
    ...about,
    type: isA('before'),
    before: isEither<CakeModel | string>(isText, isCakeModel),
  }),
);

const isPageMessage: Shape<PageMessage> = isEither<PageMessage>(
  hasFields<ViewMessage>({
    ...about,
    type: isA('view'),
    fresh: isFlag,
    show: isOneOf(SHOWS),
    target: isText,
    details: isText,
  }),
  hasFields<RevealMessage>({ ...about, type: isA('reveal'), key: isText }),
  hasFields<ApplyMessage>({ ...about, type: isA('apply'), way: isWayToApply }),
  hasFields<SaveMessage>({
    ...about,
    type: isA('save'),
    format: isOneOf(FORMATS),
    content: isMaybe(isText),
    target: isText,
  }),
);

/** The value as a message for the page; undefined where it is none. */
export function asPanelMessage(value: unknown): PanelMessage | undefined {
  return isPanelMessage(value) ? value : undefined;
}

/** The value as a message for the panel; undefined where it is none. */
export function asPageMessage(value: unknown): PageMessage | undefined {
  return isPageMessage(value) ? value : undefined;
}
