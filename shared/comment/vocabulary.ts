/** What the lists know of one word. They are read once, when the first comment is looked at. */
import { companyNames, wordyCompanies } from './company-names.ts'
import { givenNames, wordyNames } from './given-names.ts'
import { calendarWords, officeWords, smallWords, toolWords, widePlaces } from './ordinary-words.ts'
import { placeNames, wordyPlaces } from './place-names.ts'

export type NamedKind = 'person' | 'client' | 'place'

export interface Known {
  /** A name and nothing else. */
  name: NamedKind | undefined
  /** A name that is an ordinary word too. */
  wordy: NamedKind | undefined
  /** Names nobody, even with a capital. */
  ordinary: boolean
  /** One of those small words beside which a name may stand, but which are never one. */
  small: boolean
}

const list = (words: string) => words.split(' ')
const named = (...lists: [NamedKind, string][]) =>
  new Map(lists.flatMap(([kind, words]) => list(words).map((word) => [word, kind] as const)))

function read() {
  return {
    names: named(['client', companyNames], ['place', placeNames], ['person', givenNames]),
    wordy: named(['client', wordyCompanies], ['place', wordyPlaces], ['person', wordyNames]),
    small: new Set(list(smallWords)),
    ordinary: new Set([officeWords, calendarWords, widePlaces, toolWords].flatMap(list)),
  }
}

const contracted = /(?:n't|'(?:ve|d|ll|re|m|t|s))$/

let lists: ReturnType<typeof read> | undefined

/** @param word as it stands in the lists; I’ve and don’t are I and do. */
export function known(word: string): Known {
  const plain = word.replace(contracted, '')
  lists ??= read()
  const { names, wordy, small, ordinary } = lists
  // The plural of an ordinary word is not listed.
  const isOrdinary = (one: string) =>
    ordinary.has(one) || (one.endsWith('s') && ordinary.has(one.slice(0, -1)))
  const whole = {
    name: names.get(plain),
    wordy: wordy.get(plain),
    ordinary: isOrdinary(plain) || small.has(plain),
    small: small.has(plain),
  }
  if (whole.name || whole.wordy || whole.ordinary || !plain.includes('-')) return whole
  const parts = plain.split('-', 4)
  const kinds = parts.map((part) => names.get(part) ?? wordy.get(part))
  if (kinds.every((kind) => kind === 'person')) return { ...whole, name: 'person' }
  // Clermont-Ferrand, Stoke-on-Trent; but week-end, sous-préfecture.
  if (names.get(parts[0]!) === 'place') return { ...whole, name: 'place' }
  return { ...whole, ordinary: parts.every((part) => isOrdinary(part) || small.has(part)) }
}
