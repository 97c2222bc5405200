/** In place of Svelte's deep state, which this page has none of: its objects are `$state.raw`, and replaced whole. */

/** What Svelte calls when something is put into a `$state`. */
export function proxy<Value>(value: Value): Value {
  if (Array.isArray(value) || value?.constructor === Object) throw new TypeError('Needs $state.raw')
  return value
}
