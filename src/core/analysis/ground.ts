import type { Catalog } from '../catalog/catalog.ts';
import type { Stack } from '../stack/types.ts';
import { neutralNodes } from './coupling.ts';
import { type DeviceClass, deviceClasses } from './declared.ts';
import { buildGraph, type Graph } from './graph.ts';
import { type Levels, ownLevels, type Reason, reasonReader } from './levels.ts';
import { createTargetOrder, type Order, orderOf } from './order.ts';
import { createPlaceReader, type PlaceReader } from './profile-reader.ts';
import { computeReach, type Reach } from './reach.ts';
import type { Users } from './users.ts';

/** What an analysis stands on: computed when a text is read, and kept up to date while it is edited. */
export interface Ground {
  readonly catalog: Catalog;
  readonly graph: Graph;
  readonly order: Order;
  /** The order by the uses that count somewhere. */
  readonly firmOrder: Order;
  readonly orderOn: (target: number) => Order;
  readonly devices: readonly DeviceClass[];
  readonly reader: PlaceReader;
  readonly reason: Reason;
  readonly levels: Levels;
  readonly reach: Reach;
  /** 1 for a node that touches no accelerator, nor does what it stands on. */
  readonly neutral: Uint8Array;
  /** Who stands on what; made at the first edit. */
  readonly users?: Users;
}

/** Computes the ground from scratch. */
export function layGround(stack: Stack, catalog: Catalog): Ground {
  const graph = buildGraph(stack, catalog);
  const order = orderOf(graph, () => true);
  const firmOrder = graph.groupMask.includes(0) ? orderOf(graph, (group) => graph.groupMask[group] !== 0) : order;
  const orderOn = createTargetOrder(graph, firmOrder);
  const reader = createPlaceReader(graph, catalog);
  return groundOn({ catalog, graph, order, firmOrder, orderOn, reader }, deviceClasses(graph));
}

/** What stands on nothing but the graph. */
type Base = Pick<Ground, 'catalog' | 'graph' | 'order' | 'firmOrder' | 'orderOn' | 'reader'>;

/** Computes all levels, as they are with the devices that the stack declares. */
function groundOn(base: Base, devices: readonly DeviceClass[]): Ground {
  const { graph, firmOrder, orderOn, reader } = base;
  const reason = reasonReader(graph, devices, reader);
  const levels = ownLevels(graph, reason);
  return {
    ...base,
    ...{ devices, reason, levels },
    reach: computeReach(graph, orderOn, levels),
    neutral: neutralNodes(graph, firmOrder, levels.neutral),
  };
}
