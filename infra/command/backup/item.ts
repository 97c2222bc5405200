/** An item as DynamoDB writes it, and as a line of JSON: bytes are base64 there, as in DynamoDB's own notation. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type Item = Record<string, AttributeValue>

export const textOf = (value: AttributeValue | undefined): string => value?.S ?? ''

/** Members of a map. */
export const within = (value: AttributeValue | undefined): Item => value?.M ?? {}

/** Whether it was to delete itself by now, whether or not the table got to it. */
export const isOver = ({ expires }: Item, now: Date): boolean =>
  expires?.N !== undefined && Number(expires.N) <= now.getTime() / 1000

export const writeItem = (item: Item): string =>
  JSON.stringify(item, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  )

/** @throws where it is no item */
export function readItem(value: unknown): Item {
  if (typeof value !== 'object' || value === null) throw new Error('this is no item')
  const item = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, readValue(one as AttributeValue)]),
  )
  if (!item.pk?.S || !item.sk?.S) throw new Error('this item has no key')
  return item
}

function readValue(value: AttributeValue): AttributeValue {
  const bytes = (text: unknown) => new Uint8Array(Buffer.from(text as string, 'base64'))
  if (value.B !== undefined) return { B: bytes(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(bytes) }
  if (value.L !== undefined) return { L: value.L.map(readValue) }
  if (value.M !== undefined)
    return { M: Object.fromEntries(Object.entries(value.M).map(([name, one]) => [name, readValue(one)])) }
  return value
}
