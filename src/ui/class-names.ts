/** One class attribute out of those that apply. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== false && name !== undefined && name !== '').join(' ');
}

/** The ids that together describe a field, or nothing when there are none. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | undefined {
  return classNames(...ids) || undefined;
}
