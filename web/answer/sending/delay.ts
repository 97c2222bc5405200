/** How long a sealed envelope waits on the device before it leaves. */

/**
 * Milliseconds at most. Issuing and casting are separate services that keep no times; the delay makes the order in
 * which answers reach one differ a little from the order in which links reached the other. Seconds are not a defence
 * against somebody who watches both live (in a cell of eight, order still pairs almost all), and the page says so;
 * more would ask people to keep the page open.
 */
export const longestDelay = 2000

export function castDelay(random: () => number): number {
  return Math.round(random() * longestDelay)
}
