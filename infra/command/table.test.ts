/** CSV as spreadsheets and R write it, and what is said of one that cannot be read. */
import { expect, test } from 'vitest'
import { readTable, TableError } from './table.ts'

const cells = (text: string, columns: string[]) =>
  readTable(text, columns).rows.map((row) => columns.map((column) => row.text(column)))

test('comma, semicolon, byte order mark, quotes and Windows line ends', () => {
  const expected = [
    ['1', 'a, b'],
    ['2', 'c'],
  ]
  expect(cells('x,y\n1,"a, b"\n2,c\n', ['x', 'y'])).toEqual(expected)
  expect(cells('\ufeff"x";"y"\r\n1;a, b\r\n\r\n2; c \r\n', ['x', 'y'])).toEqual(expected)
  expect(readTable('"x, in words";y\n1;2\n', ['y']).columns).toEqual(['x, in words', 'y'])
})

test('numbers, blanks and NA', () => {
  const numbers = (text: string) => readTable(text, ['x']).rows.map((row) => row.number('x'))
  expect(numbers('x,y\n1.5,a\nNA,a\n,a\n-2e1,a\n')).toEqual([1.5, null, null, -20])
  expect(numbers('x;y\n1,5;a\n')).toEqual([1.5])
})

test.each(['two', '0x10', 'Infinity', '1 2', '.'])(
  '"%s" is not a number, and its place is told',
  (written) => {
    const { rows } = readTable(`x,y\n1,a\n${written},b\n`, ['x'])
    expect(() => rows[1]!.number('x')).toThrow(`Line 3, column "x": "${written}" is not a number.`)
  },
)

test('what is wrong is named', () => {
  expect(() => readTable('', ['x'])).toThrow('empty')
  expect(() => readTable('x,y\n1,2\n', ['z', 'y', 'w'])).toThrow(
    'No column "z", "w". The table has "x", "y".',
  )
  expect(() => readTable('x,y,x\n1,2,3\n', ['x'])).toThrow('Two columns are named "x".')
  expect(() => readTable('x,y\n1,2\n3\n', ['x'])).toThrow(TableError)
  expect(() => readTable('x,y\n1,2\n3\n', ['x'])).toThrow(/line 3/)
})
