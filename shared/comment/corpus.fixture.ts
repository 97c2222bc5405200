/** The 500 comments of `corpus.tsv`: names stand in it as [Karim](person). */
import { readFileSync } from 'node:fs'
import type { Warning, WarningKind } from './warnings.ts'

export interface Comment {
  half: 'tuning' | 'held-out'
  language: 'fr' | 'en'
  text: string
  /** Everything that may tell who is meant. */
  named: Warning[]
}

const lines = readFileSync(new URL('./corpus.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)

export const corpus: Comment[] = lines.map((line) => {
  const [half, language, marked] = line.split('\t') as [Comment['half'], Comment['language'], string]
  const named: Warning[] = []
  let text = ''
  let at = 0
  for (const { index, 0: whole, 1: name, 2: kind } of marked.matchAll(/\[([^\]]+)\]\((\w+)\)/g)) {
    text += marked.slice(at, index)
    named.push({ kind: kind as WarningKind, from: text.length, to: text.length + name!.length })
    text += name
    at = index + whole.length
  }
  return { half, language, text: text + marked.slice(at), named }
})
