/** GET /api/me/pulse — the way to this week's questions, for whoever is signed in. */
export interface PulseView {
  /** The person's own link to the round that is open; null where none is. */
  link: string | null
  /** When the next round opens, as an instant; null where none is planned. */
  next: string | null
}
