/** Parameters that more than one address has. */
import * as v from 'valibot'

export const language = v.picklist(['fr', 'en'])
/** A place in a list that an answer named; what is in it is nobody's to make. */
export const cursor = v.pipe(v.string(), v.regex(/^[\w-]{1,1500}$/))
/** The version of the directory that a change rests on. */
export const version = whole(0, 999_999_999_999_999)

export function whole(least: number, most: number) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/),
    v.transform(Number),
    v.number(),
    v.integer(),
    v.minValue(least),
    v.maxValue(most),
  )
}
