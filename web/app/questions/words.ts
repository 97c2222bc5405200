/** The words of this page in the reader's language: they come with the page, since few people open it. */
import type { Code } from '../language.svelte.ts'
import { questions as en } from '../words/en-questions.ts'
import { questions as fr } from '../words/fr-questions.ts'

export type QuestionWords = typeof fr

export const wordsOf = (code: Code): QuestionWords => (code === 'fr' ? fr : en)
