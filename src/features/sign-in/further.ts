import { paths } from '../../ui/paths.ts';

const here = 'http://hier.invalid';
/** These lead nowhere once somebody is signed in. */
const notAPage: readonly string[] = [paths.signOut, paths.draft, paths.invitation, paths.stepUp];

/** Where to go after signing in: a page of our own that was asked for, else the start. Never another site. */
export function furtherFrom(asked: string): string {
  if (!/^\/[\x21-\x7e]*$/.test(asked) || !URL.canParse(asked, here)) return paths.start;
  const { origin, pathname } = new URL(asked, here);
  const isOurs = origin === here && !pathname.startsWith('//');
  return isOurs && !notAPage.includes(pathname) && !pathname.startsWith(paths.signIn) ? pathname : paths.start;
}

/** The address of a next step of signing in, which leads on to the same page. */
export function withFurther(step: string, further: string): string {
  return further === paths.start ? step : `${step}?${new URLSearchParams({ verder: further }).toString()}`;
}
