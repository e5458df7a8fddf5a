import { raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/**
 * A picture by its name, worked out the first time it is asked for: a page has dozens, and drawing costs more than what they stand
 * beside. `draw` is given the name only, so that nothing of one person's page can stay for the next.
 */
export function drawnOnce<Name extends string | number>(
  draw: (name: Name) => { toString(): string | Promise<string> },
): (name: Name) => HtmlEscapedString {
  const drawn = new Map<Name, HtmlEscapedString>();
  return (name) => {
    const known = drawn.get(name);
    if (known !== undefined) return known;
    const made = raw(String(draw(name)));
    drawn.set(name, made);
    return made;
  };
}
