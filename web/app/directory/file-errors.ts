/** What the api says is wrong with a file. */
import type { ImportProblem } from '#shared/org/import.ts'
import type { ApiProblem } from '../api.ts'

export interface FileErrors {
  total: number
  /** The first of them. */
  problems: ImportProblem[]
}

export function errorsOf(problem: ApiProblem | null): FileErrors | null {
  const body = problem?.body as { code?: string; detail?: string; problems?: ImportProblem[]; total?: number }
  if (body?.code !== 'directory-invalid' || !body.problems) return null
  return { total: body.total ?? body.problems.length, problems: body.problems }
}
