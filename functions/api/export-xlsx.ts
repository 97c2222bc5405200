/** XLSX of an exported round: a sheet on what is in it and what is hidden, then the rows under a header that stays. */
import writeXlsxFile from 'write-excel-file/node'
import type { ExportedRound } from '#shared/insight/export.ts'
import { aboutExport } from '#shared/language/export.ts'
import type { Language } from '#shared/org/organisation.ts'

/** In characters. */
const widths = { label: 60, value: 24, column: 16 }

/** Texts are cells of type text here, which no spreadsheet runs as a formula. */
export async function xlsxOf(
  { about, columns, rows }: ExportedRound,
  language: Language,
): Promise<Uint8Array> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' }) as const
  const file = writeXlsxFile([
    {
      sheet: aboutExport.sheet[language],
      columns: [{ width: widths.label }, { width: widths.value }],
      data: about.map(([label, value]) => [{ value: label, wrap: true }, value]),
    },
    {
      sheet: aboutExport.rows[language],
      columns: columns.map(() => ({ width: widths.column })),
      stickyRowsCount: 1,
      data: [columns.map(bold), ...rows],
    },
  ])
  return file.toBuffer()
}
