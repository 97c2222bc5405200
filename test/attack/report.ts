/** Prints how far an attack gets against the naive publisher and against ours, side by side. */
export type Figures = Record<string, number | string>

/** Past the test runner, which would put each line under a heading of its own. */
export function report(attack: string, rows: { naive: Figures; ours: Figures }): void {
  const told = (figures: Figures) =>
    Object.entries(figures)
      .map(([what, value]) => `${value} ${what}`)
      .join(', ')
  process.stdout.write(`  ${attack}\n    naive: ${told(rows.naive)}\n    ours:  ${told(rows.ours)}\n`)
}

export const share = (part: number, whole: number) => `${part} of ${whole}`
