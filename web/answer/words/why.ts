/** The words of the proof: how no answer is linked to a person, what is stored, the limits, and what can be checked. */

export interface WhyWords {
  title: string
  intro: string
  parts: { title: string; paragraphs: string[] }[]
  stored: {
    title: string
    intro: string
    who: string
    until: string
    places: { place: string; what: string; who: string; until: string }[]
    never: { title: string; text: string }
  }
  /** Whoever runs the servers. */
  operator: {
    title: string
    intro: string
    could: { title: string; items: string[] }
    couldNot: { title: string; items: string[] }
  }
  limits: { title: string; items(k: number): string[] }
  check: {
    title: string
    receipt: string
    /** Of the manifest. */
    week: { title: string; text: string; none: string; copy: string }
    /** Of the build. */
    program: {
      title: string
      text: string
      asking: string
      older: string
      unreachable: string
      copy: string
      how: string
      honest: string
    }
    copied: string
    /** Where the browser does not copy. */
    selected: string
  }
  back: string
}
