import type { HtmlEscapedString } from 'hono/utils/html';
import type { BoardId, DossierRef, Instant, LocationId, StaffId } from '../../core/kernel/kernel.ts';
import type { DossierPlace, Opened, Permission, RoleHeld } from '../../core/access/words.ts';
import type { Ability, LocationKind } from '../../core/protocol/words.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

/** Who is signed in, as the session tells it on this request. */
export type SignedIn = {
  readonly id: StaffId;
  readonly name: string;
  readonly board: BoardId;
  readonly boardName: string;
  /** A demo person of trial mode; exists nowhere else. */
  readonly demo: boolean;
  readonly roles: readonly {
    /** Null: at every location of the board. */
    readonly location: LocationId | null;
    readonly locationName: string | null;
    readonly locationKind: LocationKind | null;
    /** The protocol of that location. */
    readonly protocol: string | null;
    readonly role: string;
    readonly may: readonly Ability[];
  }[];
};

/** What was typed: every field name with all its values, in order, exactly as sent. */
export type Form = ReadonlyMap<string, readonly string[]>;

export type DeviceClass = 'computer' | 'phone' | 'tablet' | 'unknown';

/** What is known of the browser that asks. */
export type Browser = {
  readonly device: DeviceClass;
  /** Stands for a browser in which somebody signed in before; empty when there is none. For throttling only. */
  readonly known: string;
  /** What this browser went to the organisation for, as only it keeps; left out when it did not. */
  readonly attempt?: string;
};

type AskedByAnyone = {
  /** The address as asked for, without what follows a question mark. */
  readonly path: string;
  readonly now: Instant;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Form;
  /** Empty on GET. */
  readonly form: Form;
  /** What was sent along, where the route takes a file. */
  readonly file?: Uint8Array | null;
  /** The hidden field `_csrf` of every form; empty when nobody is signed in. */
  readonly csrf: string;
  /** The hidden field `_key`: fresh on GET, on POST the one that was sent, so that sending twice records once. */
  readonly key: string;
  /** The address the request came from, for throttling only; never logged. */
  readonly from: string;
  readonly browser: Browser;
  /** What the log keeps of the way in: the class of that address and the kind of device. */
  readonly accessPoint?: string;
  /** Others look at this screen: each page stands behind a neutral one until this person asks to see it. */
  readonly presenting?: boolean;
};

export type PublicAsked = AskedByAnyone & {
  readonly staff: SignedIn | null;
  /** Whose password was right and whose second factor is still to come: not signed in. */
  readonly halfway: { readonly id: StaffId; readonly board: BoardId; readonly mayEnrol: boolean } | null;
  /** Stands for the session of `staff`, so that this one can be ended and not those on other machines. */
  readonly session: string | null;
};
export type StaffAsked = AskedByAnyone & {
  readonly staff: SignedIn;
  readonly halfway: null;
  /** What the stores want to know for the access log; its purpose is the route's `logsAs`. */
  readonly actor: Actor;
  /** What this person was typing at this address when the session lapsed; null when nothing was kept. */
  readonly draft: () => Promise<Form | null>;
  /** Why this was allowed; what is recorded goes into the access log under these. */
  readonly opened: readonly Opened[];
  /** Asks about an ability on no dossier in particular, as somebody's deputy too. */
  readonly mayOnBoard: (ability: Permission) => boolean;
  /** The roles of those whom this person stands in for at this moment. */
  readonly standsIn: readonly Pick<RoleHeld, 'location' | 'role' | 'may'>[];
};
export type DossierAsked = StaffAsked & {
  readonly ref: DossierRef;
  readonly dossier: DossierPlace;
  /** Asks about another ability on the same dossier, to offer a button or leave it out. */
  readonly may: (ability: Permission) => boolean;
};

/** What a page component (TSX) returns. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What changes about who is signed in. */
export type SessionChange =
  | { readonly is: 'begun'; readonly token: string; readonly known?: string }
  /** Nobody is signed in here any more: all that this browser kept of us goes. */
  | { readonly is: 'ended' }
  /** As ended, but the browser still knows whose session this was, so that what was being typed can be kept. */
  | { readonly is: 'locked' }
  /** This browser goes to the organisation, and is to bring this back; who is signed in here stays so. */
  | { readonly is: 'away'; readonly attempt: string };

export type PageStatus = 200 | 400 | 403 | 404 | 409 | 422 | 429 | 500;

export type Reply =
  | { readonly page: Html; readonly status?: PageStatus; readonly session?: SessionChange }
  | { readonly redirect: string; readonly session?: SessionChange; readonly presenting?: boolean }
  | { readonly file: SentFile }
  /** The same page as for what one may not see. */
  | { readonly notFound: true }
  /** This form was sent before, for something else, and nothing was recorded. What was typed is kept for the form at this address. */
  | { readonly usedBefore: true }
  /** This person opened many dossiers and must say why before the next. What was typed is kept for the form at this address. */
  | { readonly stopped: true };

/** `foreign`: somebody brought it, so it is shut in a sandbox wherever a browser opens it. */
export type SentFile = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly foreign?: true;
};

type Described = {
  readonly method: 'GET' | 'POST';
  /** What this leaves in the access log when it is allowed; null only for what touches no dossier. */
  readonly logsAs: string | null;
  /**
   * A heavy act: the second factor must have been proved less than five minutes ago in this session, or is asked for first. Give it to
   * the page of a form and to where the form goes, at one address: what was typed is found there by `draft`.
   */
  readonly stepUp?: true;
  /** The page that offers this file: who proved the factor first comes back there, since a file is no page to come to. */
  readonly offeredOn?: `/${string}`;
  /** How what is read leaves; a page on the screen when left out. */
  readonly via?: 'print' | 'export';
};

/** Open to everybody: sign-in, the public guide, the emergency page. */
export type PublicRoute<Context> = Described & {
  readonly path: `/${string}`;
  readonly needs: 'nothing';
  readonly on?: undefined;
  /** Answers also when the database does not: whoever asks is then nobody. */
  readonly alwaysThere?: true;
  readonly answer: (asked: PublicAsked, context: Context) => Reply | Promise<Reply>;
};

type ForStaff = Described & {
  /** The form can bring one file, in parts; `asked.file` has it. */
  readonly takesFile?: true;
};

/** For a signed-in member of staff, at the level of the board. */
export type StaffRoute<Context> = ForStaff & {
  readonly path: `/${string}`;
  readonly needs: 'signed-in' | Permission;
  readonly on?: undefined;
  /** The address of the page on which this was typed, where that is another; null when it names none of ours. */
  readonly typedAt?: (form: Form) => string | null;
  readonly answer: (asked: StaffAsked, context: Context) => Reply | Promise<Reply>;
};

/** On one dossier: the wrapper asks the policy about the person's relation to it before the handler is called. */
export type DossierRoute<Context> = ForStaff & {
  readonly path: `/d/:ref${string}`;
  readonly needs: Permission;
  readonly on: 'dossier';
  readonly logsAs: string;
  /** Goes on however many dossiers this person opened: only for what a child may wait for. */
  readonly heldUpByNothing?: true;
  readonly answer: (asked: DossierAsked, context: Context) => Reply | Promise<Reply>;
};

/** A route that does not say who may use it, and what using it leaves in the access log, does not compile. */
export type Route<Context> = PublicRoute<Context> | StaffRoute<Context> | DossierRoute<Context>;
