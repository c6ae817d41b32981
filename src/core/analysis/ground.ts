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
  readonly users: Users | undefined;
}

/** All grounds have the same fields in the same order, as graphs do. */
export function createGround(told: Ground): Ground {
  return {
    catalog: told.catalog,
    graph: told.graph,
    order: told.order,
    firmOrder: told.firmOrder,
    orderOn: told.orderOn,
    devices: told.devices,
    reader: told.reader,
    reason: told.reason,
    levels: told.levels,
    reach: told.reach,
    neutral: told.neutral,
    users: told.users,
  };
}

/** Computes the ground from scratch. */
export function layGround(stack: Stack, catalog: Catalog): Ground {
  const graph = buildGraph(stack, catalog);
  const order = orderOf(graph, () => true);
  const firmOrder = graph.groupMask.includes(0) ? orderOf(graph, (group) => graph.groupMask[group] !== 0) : order;
  const orderOn = createTargetOrder(graph, firmOrder);
  const reader = createPlaceReader(graph, catalog);
  const devices = deviceClasses(graph);
  const reason = reasonReader(graph, devices, reader);
  const levels = ownLevels(graph, reason);
  return createGround({
    ...{ catalog, graph, order, firmOrder, orderOn, devices, reader, reason, levels, users: undefined },
    reach: computeReach(graph, orderOn, levels),
    neutral: neutralNodes(graph, firmOrder, levels.neutral),
  });
}
