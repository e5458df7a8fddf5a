import { paths } from '../../ui/paths.ts';

/** The page of ours that somebody was at; the start where the browser names another address. */
export function backTo(address: string): string {
  return /^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}){1,8}$/.test(address) ? address : paths.start;
}
