import { boardId, childId, locationId, staffId } from '../src/core/kernel/kernel.schema.ts';
import type { BoardId, ChildId, LocationId, StaffId } from '../src/core/kernel/kernel.ts';
import type { DemoBoard, DemoChild, DemoPerson } from './boards.ts';

function slug(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-');
}

export function boardIdOf({ id }: DemoBoard): BoardId {
  return boardId.parse(id);
}

export function locationIdOf(id: string): LocationId {
  return locationId.parse(id);
}

export function staffIdOf({ name }: DemoPerson): StaffId {
  return staffId.parse(slug(name));
}

export function childIdOf({ name }: DemoChild): ChildId {
  return childId.parse(slug(name));
}
