import type { FormTokens } from '../forms/form.tsx';
import type { NavItem } from './nav.ts';

/** Whom to telephone in danger, in the order of the board's code. */
export type EmergencyContact = { readonly name: string; readonly phone: string; readonly use: string };

/** Addresses of the style sheet, the scripts and the fonts to load early, as the build named them. */
export type Assets = {
  readonly css: string;
  readonly scripts: readonly string[];
  readonly fonts: readonly string[];
};

/** All that surrounds a page and is the same for each page of one request. */
export type Frame = {
  readonly assets: Assets;
  readonly contacts: readonly EmergencyContact[];
  /** Shown on every page: nothing written here is safe against a power cut. */
  readonly trial: boolean;
  /** Null when nobody is signed in. */
  readonly user: { readonly name: string; readonly role: string; readonly board: string } | null;
  /** Where somebody signed in is, to come back to, and whether others look along; absent when nobody is signed in. */
  readonly screen?: { readonly at: string; readonly presenting: boolean };
  readonly nav: readonly NavItem[];
  readonly tokens: FormTokens;
};
