import { noBrowser } from '../src/platform/http/device.ts';
import { randomBytes } from 'node:crypto';
import type { DossierRef, Instant } from '../src/core/kernel/kernel.ts';
import type { Code } from '../src/core/protocol/code.ts';
import type { OpenCase } from '../src/platform/cases/cases.ts';
import type { DossierAsked, SignedIn, StaffAsked } from '../src/platform/http/route.ts';
import type { DemoBoard, DemoPerson } from './boards.ts';
import { boardIdOf, locationIdOf, staffIdOf } from './ids.ts';

/** A request as this person would make it, so that the demo goes through the same door as the screens. */
export function askedAs(code: Code, board: DemoBoard, person: DemoPerson, now: Instant): StaffAsked {
  const staff = signedIn(code, board, person);
  return {
    path: '/',
    now,
    params: {},
    query: new Map(),
    form: new Map(),
    csrf: '',
    key: randomBytes(16).toString('hex'),
    from: '',
    browser: noBrowser,
    staff,
    halfway: null,
    actor: { board: staff.board, staff: staff.id, at: now, via: 'cli', role: person.role, purpose: 'demo' },
    draft: () => Promise.resolve(null),
    opened: [],
    mayOnBoard: (ability) => staff.roles.some(({ may }) => may.some((given) => given === ability)),
    standsIn: [],
  };
}

function signedIn(code: Code, board: DemoBoard, person: DemoPerson): SignedIn {
  const may = code.protocol.roles[person.role]?.may ?? [];
  const places = person.at.length === 0 ? [null] : person.at.map(locationIdOf);
  return {
    id: staffIdOf(person),
    name: person.name,
    board: boardIdOf(board),
    boardName: board.name,
    demo: true,
    roles: places.map((location) => {
      const found = board.locations.find(({ id }) => id === location);
      return {
        location,
        locationName: found?.name ?? null,
        locationKind: found?.kind ?? null,
        protocol: board.protocol,
        role: person.role,
        may,
      };
    }),
  };
}

/** The same person, standing in a dossier. */
export function onDossier(asked: StaffAsked, ref: DossierRef, place: DossierAsked['dossier']): DossierAsked {
  return { ...asked, ref, dossier: place, may: () => true };
}

export function placeOf(asked: StaffAsked, opened: Pick<OpenCase, 'id' | 'ref' | 'location'>): DossierAsked['dossier'] {
  return { id: opened.id, ref: opened.ref, board: asked.staff.board, location: opened.location.id, state: 'open' };
}
