/** What stays on this device and the ways to keep nothing: one load, begun only when such a screen is asked for. */
export { default as Mine } from './Mine.svelte'
export { default as Return } from './Return.svelte'
