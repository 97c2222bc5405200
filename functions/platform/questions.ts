/** The organisation's question bank, whole in one item: the built-in one until somebody changes it. Key in commons: questions / bank. */
import { type Bank, builtIn } from '#shared/questions/bank.ts'
import { revised } from './revised.ts'
import type { Table } from './runtime.ts'

const stored = (table: Table) =>
  revised(table, { pk: 'questions', sk: 'bank' }, (value = builtIn) => value as Bank)

export const getBank = (table: Table): Promise<Bank> => stored(table).read()

/**
 * @param change gives the same bank where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeBank(
  table: Table,
  change: (bank: Bank) => Bank,
  begins?: () => Promise<void>,
): Promise<Bank> {
  return (await stored(table).change(change, begins)).after
}
